package containers.start;

import containers.calls.ProcessCalls;
import containers.kernel.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How many files a process may have open.
 *
 * <p>A JVM raises its own limit as far as it may when it starts, and what it starts would inherit that. Who started the JVM
 * still has the limit that it was meant to have.
 *
 * @param soft the limit that holds
 * @param hard how far the process may raise it
 */
public record OpenFilesLimit(long soft, long hard) {

    /** The limit of this process's parent, if this process has only raised it. */
    static Optional<OpenFilesLimit> ofCaller() {
        Optional<OpenFilesLimit> own = of("self");
        Optional<OpenFilesLimit> callers =
                ProcessHandle.current().parent().flatMap(parent -> of(Long.toString(parent.pid())));
        return callers.filter(limit -> own.isPresent() && own.get().isRaised(limit));
    }

    private boolean isRaised(OpenFilesLimit from) {
        return soft == hard && hard == from.hard && soft > from.soft;
    }

    /** The call that sets it: getrlimit(2). */
    Call call() {
        return ProcessCalls.prlimit64_open_files(soft, hard);
    }

    private static Optional<OpenFilesLimit> of(String process) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", process, "limits"), StandardCharsets.US_ASCII)) {
                if (line.startsWith("Max open files")) {
                    String[] words = line.split(" +", -1);
                    return Optional.of(new OpenFilesLimit(Long.parseLong(words[3]), Long.parseLong(words[4])));
                }
            }
            return Optional.empty();
        } catch (IOException | NumberFormatException somebodyElses) {
            return Optional.empty();
        }
    }
}
