package containers.start;

import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.kernel.CallList;
import containers.kernel.Part;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What execve(2) would hand on from whoever started us, and a child is not to get: signals that are ignored ({@code nohup}
 * ignores SIGHUP, a shell SIGINT for what it starts in the background), and signals that are blocked.
 *
 * @param ignored a bit for each signal, signal 1's first
 * @param known whether that is so; otherwise, it may be so
 * @param openFiles the limit of open files that the child is to have, where this JVM has raised its own
 */
public record Inherited(long ignored, boolean known, Optional<OpenFilesLimit> openFiles) {

    private static final String IGNORED = "\nSigIgn:";
    private static final int LAST_SIGNAL = 64;
    private static final long CANT_BE_IGNORED = 1L << (9 - 1) | 1L << (19 - 1); // SIGKILL, SIGSTOP

    /** The same with the limit of open files that it was given. */
    public Inherited(long ignored, boolean known) {
        this(ignored, known, Optional.empty());
    }

    /** What this process was given. */
    public static Inherited now() {
        try (FileInputStream file = new FileInputStream("/proc/self/status")) {
            String status = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
            int at = status.indexOf(IGNORED);
            if (at < 0) {
                return unknown();
            }
            int start = at + IGNORED.length();
            String signals = status.substring(start, status.indexOf('\n', start));
            return new Inherited(Long.parseUnsignedLong(signals.strip(), 16), true);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same for a program that posix_spawn(3) starts: the C library has it ignore two signals of its own. */
    public Inherited spawned() {
        return new Inherited(ignored | 3L << (32 - 1), known, OpenFilesLimit.ofCaller());
    }

    /** What some process will be given, some day: any of the standard signals may be ignored then. */
    public static Inherited unknown() {
        return new Inherited(0x7FFF_FFFFL & ~CANT_BE_IGNORED, false);
    }

    /** Whether that signal is known to be ignored. */
    public boolean ignores(Signal signal) {
        return known && (ignored & 1L << (signal.number() - 1)) != 0;
    }

    /** The child's calls that undo it. */
    public CallList calls() {
        CallList calls = new CallList();
        calls.begin(new Part(1, "nothing inherited"));
        for (int signal = 1; signal <= LAST_SIGNAL; signal++) {
            if ((ignored & ~CANT_BE_IGNORED & 1L << (signal - 1)) != 0) {
                calls.add(SignalCalls.rt_sigaction_default(signal));
            }
        }
        if (openFiles.isPresent()) {
            calls.add(openFiles.get().call());
        }
        calls.add(SignalCalls.rt_sigprocmask(SignalSet.NONE));
        return calls;
    }
}
