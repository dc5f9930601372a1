package containers.benchmark;

import containers.cgroups.ControlGroup;
import containers.cgroups.ControlGroupException;
import containers.kernel.Call;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import containers.launch.PlanAsC;
import containers.runner.MeasuredContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The part of {@code benchmark/run} that is Java. Each verb takes the directory in which everything happens. */
public final class Benchmark {

    /** Nobody else makes this call, so it marks a place in a trace. */
    private static final Call MARK = Call.of(SystemCall.GETPPID);

    private static final int BEFORE_TRACE = 200;

    private final Path directory;
    private final StopSwitch stop;

    private Benchmark(Path directory, StopSwitch stop) {
        this.directory = directory;
        this.stop = stop;
    }

    /** Takes a verb, the directory and what the verb needs. */
    public static void main(String[] args) throws IOException {
        try (StopSwitch stop = new StopSwitch()) {
            Benchmark benchmark = new Benchmark(Path.of(args[1]), stop);
            switch (args[0]) {
                case "prepare" -> benchmark.prepare();
                case "trace" -> benchmark.launchForTrace(Variant.valueOf(args[2].toUpperCase(Locale.ROOT)));
                case "warm" ->
                    new Warm(benchmark.directory, benchmark.samples(), stop).measure(Integer.parseInt(args[2]));
                case "report" -> new Report(benchmark.samples().read()).lines().forEach(System.out::println);
                default -> throw new IllegalArgumentException("unknown verb " + args[0]);
            }
        }
    }

    private Samples samples() {
        return new Samples(directory.resolve("samples"));
    }

    /** Writes the C code of every variant that is possible here. */
    private void prepare() throws IOException {
        Path root = TinyRoot.in(directory);
        for (Variant variant : Variant.values()) {
            try {
                ControlGroup group = variant.group();
                List<String> groups = new ArrayList<>(group.paths());
                Collections.reverse(groups); // as ControlGroup removes them
                String code = PlanAsC.of(MeasuredContainer.plan(root, group, TinyRoot.COMMAND), groups);
                Files.writeString(directory.resolve("calls-" + variant.word() + ".h"), code);
            } catch (ControlGroupException notHere) {
                System.err.println("benchmark: " + variant.title() + " isn't possible here: " + notHere.getMessage());
            }
        }
    }

    /** Launches until nothing more is loaded or compiled, then once between two marks. */
    private void launchForTrace(Variant variant) throws IOException {
        try (Launches launches = new Launches(TinyRoot.in(directory))) {
            Launches.Planned planned = launches.new Planned(variant);
            for (int i = 0; i < BEFORE_TRACE && !stop.isOn(); i++) {
                planned.launch();
            }
            Kernel.call(MARK);
            planned.launch();
            Kernel.call(MARK);
        }
    }
}
