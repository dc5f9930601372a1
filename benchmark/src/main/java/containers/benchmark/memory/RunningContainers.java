package containers.benchmark.memory;

import containers.benchmark.measured.Handle;
import containers.benchmark.measured.Monitored;
import containers.benchmark.measured.Pause;
import containers.benchmark.measured.ProcFile;
import containers.calls.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Containers that run until they are killed, all of the same program, started by a shell in a control group. */
final class RunningContainers implements AutoCloseable {

    /** Each line that it reads has it go on. What has ended goes when it is waited for. */
    private static final String SCRIPT = """
            echo 0 >"$1" && echo ready && read -r _
            i=0
            while [ $i -lt "$3" ]; do
                "$2" </dev/null >/dev/null &
                echo $!
                i=$((i + 1))
            done
            read -r _
            wait
            echo waited
            read -r _
            """;

    private static final int PATIENCE = 500;

    private final Process starter;
    private final OutputStream input;
    private final BufferedReader output;
    private final int count;
    private final List<Integer> pids = new ArrayList<>();
    private final List<Monitored> containers = new ArrayList<>();

    RunningContainers(Path program, MemoryGroup group, int count) throws IOException {
        this.count = count;
        starter = new ProcessBuilder(
                        "sh", "-c", SCRIPT, "sh", group.procs().toString(), program.toString(), Integer.toString(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        input = starter.getOutputStream();
        output = new BufferedReader(new InputStreamReader(starter.getInputStream(), StandardCharsets.US_ASCII));
        output.readLine(); // It is in the group now.
    }

    private void goOn() throws IOException {
        input.write('\n');
        input.flush();
    }

    /** Starts them, and returns when the last one runs its program. */
    void start() throws IOException {
        goOn();
        for (int i = 0; i < count; i++) {
            pids.add(Integer.parseInt(output.readLine()));
        }
        pids.forEach(monitor -> containers.add(Monitored.await(monitor)));
    }

    /** Of all monitors, in KiB. The guardians' is the same memory. */
    double resident() {
        double sum = 0;
        for (int monitor : pids) {
            sum += ProcFile.number(ProcFile.read(monitor + "/smaps_rollup"), "Pss:");
        }
        return sum;
    }

    /** Prints what one monitor's memory consists of. */
    void printOne() {
        System.out.println("a monitor's memory, in KiB: size, resident, in proportion");
        String range = "";
        for (String line : ProcFile.read(pids.get(0) + "/smaps").split("\n", -1)) {
            if (line.matches("[0-9a-f]+-.*")) {
                range = line.replaceAll(" +[0-9a-f]+ [0-9a-f]+:[0-9a-f]+ [0-9]+ *", "  ");
            } else if (line.startsWith("Size:")) {
                range = String.format("%-72s %5d", range, ProcFile.number(line, "Size:"));
            } else if (line.startsWith("Rss:")) {
                range += String.format("%5d", ProcFile.number(line, "Rss:"));
            } else if (line.startsWith("Pss:")) {
                System.out.println(range + String.format("%5d", ProcFile.number(line, "Pss:")));
            }
        }
    }

    /**
     * Kills the guardians first: they would end the containers. What the kernel keeps of them until somebody has waited is
     * theirs, too; and PID 1, whose children the guardians become, may take its time.
     */
    void killMonitors() throws IOException {
        killLookers();
        goOn();
        output.readLine();
        for (int i = 0;
                i < PATIENCE
                        && containers.stream().anyMatch(each -> each.guardian().signal(0));
                i++) {
            Pause.milliseconds(20);
        }
    }

    private void killLookers() {
        kill(Monitored::guardian);
        kill(Monitored::monitor);
    }

    private void kill(Function<Monitored, Handle> process) {
        containers.forEach(each -> process.apply(each).signal(Signal.SIGKILL.number()));
        containers.forEach(each -> process.apply(each).endsWithin(PATIENCE * 1_000_000L));
    }

    @Override
    public void close() throws IOException {
        killLookers();
        kill(Monitored::container);
        input.close();
        output.close();
        try {
            starter.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        containers.forEach(Monitored::close);
    }
}
