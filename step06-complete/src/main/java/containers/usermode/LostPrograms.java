package containers.usermode;

import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.cgroups.removal.StateDirectory;
import containers.errands.AttendantRecord;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Programs that have nobody to work for any more: the container has ended, and all were killed that would have ended them,
 * too. None of them notices that by itself, and each has ports still. They are written down: {@link AttendantRecord}.
 *
 * @param directory where
 * @param programs their paths
 */
record LostPrograms(Path directory, Set<String> programs) {

    private static final String NAME = "attendant-";

    LostPrograms {
        programs = Set.copyOf(programs);
    }

    /** Where a program is to be written down. */
    static AttendantRecord record() {
        return AttendantRecord.beginning(StateDirectory.path() + "/" + NAME);
    }

    /** Ends them. Where others can write, anybody could have written down any program of this user's: nothing is believed there. */
    void sweep() {
        if (!StateDirectory.isSafe(directory.toString())) {
            return;
        }
        try (DirectoryStream<Path> records = Files.newDirectoryStream(directory, NAME + "[0-9]*")) {
            records.forEach(this::look);
        } catch (IOException | DirectoryIteratorException nothingThere) {
            return;
        }
    }

    private void look(Path record) {
        String pid = record.getFileName().toString().substring(NAME.length());
        try {
            if (!Files.isRegularFile(record, LinkOption.NOFOLLOW_LINKS)) {
                return; // to open it could take for ever: fifo(7)
            }
            String served =
                    Files.readString(record, StandardCharsets.ISO_8859_1).replace("\0", "");
            if (served.isEmpty() && Files.exists(Path.of("/proc", pid))) {
                return; // it is being written, by one whose program isn't run yet
            }
            String child = served.substring(served.lastIndexOf('/') + 1);
            if (!isIt(pid, child)) {
                Files.deleteIfExists(record); // it has ended by itself
            } else if (!isOlder(child, pid)) {
                end(pid, child);
                Files.deleteIfExists(record);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether the process with that PID is the program still: it has that name, and the other PID among its arguments. */
    private boolean isIt(String pid, String child) {
        try {
            String[] words = Files.readString(Path.of("/proc", pid, "cmdline")).split("\0", -1);
            return programs.contains(words[0]) && List.of(words).contains(child);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Whether the container is there still, and not another process that has its PID by now: it began before the program. */
    private static boolean isOlder(String child, String program) {
        long began = start(child);
        return began >= 0 && began <= start(program);
    }

    /**
     * When a process began, in ticks of the clock: proc_pid_stat(5), fields 3 and 22. Below zero when there is none, or only its
     * exit status that nobody has asked for yet.
     */
    private static long start(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[0].equals("Z") ? -1 : Long.parseLong(fields[19]);
        } catch (IOException gone) {
            return -1;
        }
    }

    /** By a descriptor: a PID could be another one's by now. */
    private void end(String pid, String child) {
        try {
            Argument process = Argument.number(Kernel.call(ProcessCalls.pidfd_open(Integer.parseInt(pid))));
            if (isIt(pid, child)) {
                Argument.Word kill = new Argument.Word(Signal.SIGKILL.number(), Signal.SIGKILL.name());
                Kernel.call(SignalCalls.pidfd_send_signal(process, kill));
            }
            Kernel.call(FileCalls.close(process));
        } catch (SystemCallException gone) {
            return;
        }
    }
}
