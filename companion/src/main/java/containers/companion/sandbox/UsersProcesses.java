package containers.companion.sandbox;

import containers.namespaces.User;
import containers.settings.Rlimit;
import containers.settings.RlimitType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A limit on the number of a user's processes and threads: RLIMIT_NPROC. It isn't a sandbox's alone. Before Linux 5.14 it
 * counted all that the user has on the machine, so these are added; since then, those in the user namespace.
 */
final class UsersProcesses {

    private static final String LIMIT = "Max processes";

    private UsersProcesses() {}

    /**
     * So many more than they have now, as far as they may.
     *
     * @param more 1 or more
     */
    static Rlimit limit(User user, long more) {
        long limit = Math.min(now(user) + more, most());
        return new Rlimit(RlimitType.RLIMIT_NPROC, limit, limit);
    }

    private static long now(User user) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(each -> each.getFileName().toString().matches("\\d+"))
                    .mapToLong(each -> threads(each, user))
                    .sum();
        } catch (IOException unreadable) {
            return 0;
        }
    }

    private static long threads(Path process, User user) {
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            int owner = (int) Files.getAttribute(process, "unix:uid");
            return Integer.toUnsignedLong(owner) == user.uid() ? threads.count() : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    /** The hard limit, behind the soft one: proc_pid_limits(5). */
    private static long most() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/limits"))) {
            return lines.filter(line -> line.startsWith(LIMIT))
                    .map(line -> line.substring(LIMIT.length()).strip().split(" +", -1)[1])
                    .filter(hard -> !hard.equals("unlimited"))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException unreadable) {
            return Long.MAX_VALUE;
        }
    }
}
