package containers.launch;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/** A JVM that launches children in need: with any number of free descriptors, from none up. */
final class JvmInNeed {

    private static final int MOST = 12;

    private JvmInNeed() {}

    /** Prints for each number what became of the launch, and how many descriptors and children that left. */
    public static void main(String[] args) {
        Launcher launcher = new Launcher();
        LaunchPlan plan = Plans.of("/bin/true");
        System.out.println(end(launcher, plan)); // loads all classes
        long before = open();
        for (int free = 0; free <= MOST; free++) {
            Deque<Long> occupied = occupyAll();
            for (int i = 0; i < free; i++) {
                close(occupied.pop());
            }
            String end = end(launcher, plan);
            while (!occupied.isEmpty()) {
                close(occupied.pop());
            }
            long children = ProcessHandle.current().children().count();
            System.out.println(end + ", left: " + (open() - before) + " descriptors, " + children + " children");
        }
    }

    private static String end(Launcher launcher, LaunchPlan plan) {
        try {
            return Plans.run(launcher, plan).toString();
        } catch (SystemCallException | LaunchFailedException | UncheckedIOException refused) {
            return refused.getMessage().replaceAll("(?s).* failed: (\\w+) .*", "$1");
        }
    }

    private static Deque<Long> occupyAll() {
        Deque<Long> occupied = new ArrayDeque<>();
        while (true) {
            try {
                occupied.push(Kernel.call(FileCalls.openat("/", OpenFlag.O_PATH)));
            } catch (SystemCallException full) {
                return occupied;
            }
        }
    }

    private static void close(long descriptor) {
        Kernel.call(FileCalls.close(Argument.number(descriptor)));
    }

    /** A launch opens only what isn't a file; the JVM looks at some files of its own now and then. */
    private static long open() {
        return Stream.of(new File("/proc/self/fd").listFiles())
                .map(JvmInNeed::target)
                .filter(target -> target.matches("pipe:.*|/memfd:.*|anon_inode:.*"))
                .count();
    }

    private static String target(File descriptor) {
        try {
            return Files.readSymbolicLink(descriptor.toPath()).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
