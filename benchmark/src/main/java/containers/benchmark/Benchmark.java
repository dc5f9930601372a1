package containers.benchmark;

import containers.benchmark.crowd.Crowd;
import containers.benchmark.measured.StopSwitch;
import containers.benchmark.memory.Memory;
import containers.benchmark.peer.CCompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The part of {@code benchmark/run} that is Java. Each verb takes the directory in which everything happens. */
public final class Benchmark {

    private Benchmark() {}

    /** Takes a verb, the directory and what the verb needs. */
    public static void main(String[] args) throws IOException {
        try (StopSwitch stop = new StopSwitch()) {
            Path directory = Path.of(args[1]);
            Samples samples = new Samples(directory.resolve("samples"));
            switch (args[0]) {
                case "prepare" -> new Prepared(directory, new CCompiler(args[2], Path.of(args[3]), directory)).write();
                case "warm" -> new Warm(directory, samples, stop).measure(Integer.parseInt(args[2]));
                case "memory" -> new Memory(directory, stop).measure(Integer.parseInt(args[2]));
                case "crowd" -> new Crowd(List.of(args).subList(3, args.length), stop).hold(Integer.parseInt(args[2]));
                case "report" -> new Report(samples.read()).lines().forEach(System.out::println);
                default -> throw new IllegalArgumentException("unknown verb " + args[0]);
            }
        }
    }
}
