package containers.bridge.lease;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.monitor.Launch;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The lock of whoever sets up or removes what all containers on the bridge share: the first byte of the file.
 *
 * <p>It is had for milliseconds, with published ports until the program has them lead to it, and only root can have it. But
 * who has it may be stopped, and nobody else could start then.
 *
 * @param file the file
 * @param patience how long another one may have it
 */
public record SetupLock(LeaseFile file, Duration patience) {

    public static final Duration USUAL = Duration.ofSeconds(10);

    /** How a lock of the first byte ends in {@code /proc/PID/fdinfo/FD}: proc_pid_fdinfo(5). */
    private static final String OF_FIRST_BYTE = " 0 0";

    /** How long a container's end waits for it: longer, as a thousand may end at once. */
    private static final Duration AT_END = Duration.ofSeconds(30);

    /** What a program does with it in the end: it closes the file, and others may have the address, too. */
    public static Launch.Turn turn(Argument file) {
        return new Launch.Turn(
                FileCalls.fcntl_ofd_setlk(file, false, 0, 1),
                AT_END.toNanos(),
                "contain: somebody has been setting up the bridge for " + AT_END.toSeconds()
                        + " seconds: what this container leaves of it the next ./contain run removes",
                FileCalls.close(file));
    }

    private static Call lock(Argument file) {
        return FileCalls.fcntl_ofd_setlkw(file, 0, 1);
    }

    public static Call unlock(Argument file) {
        return FileCalls.fcntl_ofd_unlock(file, 0, 1);
    }

    /**
     * Takes it. Of many who start at once each may wait for long: as long as it goes from one to the other, all is well.
     *
     * @throws UsageException when another one keeps it: who
     */
    public void lock() {
        if (attempt()) {
            return;
        }
        Thread waiting = new Thread(this::lockLate, "waiting for the bridge");
        waiting.setDaemon(true);
        waiting.start();
        String before = "";
        while (!ends(waiting)) {
            String now = holder();
            if (now.equals(before)) {
                throw new UsageException("--network bridge: " + now + " has been setting it up for "
                        + patience.toSeconds() + " seconds: end it, or wake it where it is stopped (kill -CONT)");
            }
            before = now;
        }
    }

    /** Whether it was to be had at once. */
    public boolean attempt() {
        return file.lock(0);
    }

    /** A call that waits can't be given a limit, but a thread that makes it can be waited for with one. */
    private boolean ends(Thread waiting) {
        try {
            waiting.join(patience.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !waiting.isAlive();
    }

    private void lockLate() {
        while (true) {
            try {
                Kernel.call(lock(file.argument()));
                return;
            } catch (SystemCallException refused) {
                if (refused.errno() != Errno.EINTR) {
                    return; // closed meanwhile: nobody waits any more
                }
            }
        }
    }

    /** Such a lock is the open file's: the kernel doesn't know any more which process has asked for it. */
    private String holder() {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (hasIt(process)) {
                    return "the process " + process.getFileName() + " ("
                            + Files.readString(process.resolve("comm")).strip() + ")";
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return "somebody"; // gone meanwhile
        }
        return "somebody";
    }

    private boolean hasIt(Path process) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.readSymbolicLink(descriptor).toString().equals(file.path())) {
                    Path details = process.resolve("fdinfo").resolve(descriptor.getFileName());
                    if (Files.readString(details).lines().anyMatch(line -> line.endsWith(OF_FIRST_BYTE))) {
                        return true;
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException gone) {
            return false;
        }
        return false;
    }
}
