package containers.terminal;

import static containers.calls.DescriptorCalls.STDERR;
import static containers.calls.DescriptorCalls.STDIN;
import static containers.calls.DescriptorCalls.STDOUT;

import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.relay.TerminalCalls;
import containers.telling.UsageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The terminal that the runner was started from, if any. It stays the caller's: the container gets one of its own, or
 * pipes.
 */
public final class Terminal {

    /** The standard files: the container's have these numbers, too. */
    private static final List<Integer> STANDARD_FILES = List.of(STDIN, STDOUT, STDERR);

    /** What is said to who asks for one where there is none. */
    private static final String NOT_THERE =
            ": standard input is no terminal here (or this runs in the background): leave it out";

    private final byte[] settings;
    private final List<Integer> files;
    private final boolean reads;
    private final Optional<LaterOutputs> later;

    private Terminal(byte[] settings, List<Integer> files, boolean reads) {
        this(settings, files, reads, Optional.empty());
    }

    private Terminal(byte[] settings, List<Integer> files, boolean reads, Optional<LaterOutputs> later) {
        this.settings = settings;
        this.files = List.copyOf(files);
        this.reads = reads;
        this.later = later;
    }

    /**
     * The terminal that is this process's standard input and output, if this process is the one that people type to. With
     * the output in a pipe, it is the program at the pipe's other end that has the screen: {@code less}, say.
     *
     * <p>Errors that go elsewhere go on doing so.
     *
     * @param reads whether what is typed is for the container also where there is no terminal for it
     */
    public static Terminal current(boolean reads) {
        List<Integer> files = new ArrayList<>();
        for (int file : STANDARD_FILES) {
            if (settings(file).isPresent()) {
                files.add(file);
            }
        }
        boolean whole = files.containsAll(List.of(STDIN, STDOUT)) && isForeground();
        return new Terminal(whole ? settings(STDIN).orElseThrow() : new byte[0], files, reads);
    }

    /**
     * The same for who asks for one: it is enough that people type to this process. All standard files are in it then.
     *
     * @param how by what it was asked for: an option, or a field
     * @throws UsageException when there is none
     */
    public static Terminal asked(String how) {
        return settings(STDIN)
                .filter(any -> isForeground())
                .map(Terminal::of)
                .orElseThrow(() -> new UsageException(how + NOT_THERE));
    }

    /** One that is found out only later: there is a buffer that will have its settings by then. */
    public static Terminal of(byte[] settings) {
        return new Terminal(settings, STANDARD_FILES, true);
    }

    /** No terminal. */
    public static Terminal none() {
        return new Terminal(new byte[0], List.of(), false);
    }

    /**
     * One that a container gets pipes for, and which is found out only later.
     *
     * @param outputs which of the outputs it is
     * @param typed whether it is the standard input, too, and what is typed is for the container
     */
    public static Terminal ofOutputs(LaterOutputs outputs, boolean typed) {
        return new Terminal(new byte[0], typed ? List.of(STDIN) : List.of(), typed, Optional.of(outputs));
    }

    /** The same for a container that is to have none of its own. */
    public Terminal forPipes() {
        return new Terminal(new byte[0], files, reads, later);
    }

    /** Whether there is one that a container's can stand for. */
    public boolean isThere() {
        return settings.length > 0;
    }

    /** Whether somebody reads on it what goes wrong. */
    public boolean showsErrors() {
        return files.contains(STDERR);
    }

    /** Whether what is typed is for the container. */
    boolean reads() {
        return reads;
    }

    /** Which of the standard files are a terminal. */
    List<Integer> files() {
        return files;
    }

    /** Those of which it is found out only later. */
    Optional<LaterOutputs> later() {
        return later;
    }

    /** How it is set: {@code struct termios}. */
    byte[] settings() {
        return settings;
    }

    private static Optional<byte[]> settings(int descriptor) {
        byte[] settings = new byte[TerminalCalls.TERMIOS_SIZE];
        try {
            Kernel.call(TerminalCalls.ioctl_tcgets(descriptor, settings));
            return Optional.of(settings);
        } catch (SystemCallException noTerminal) {
            return Optional.empty();
        }
    }

    private static boolean isForeground() {
        byte[] foreground = new byte[Integer.BYTES];
        try {
            Kernel.call(TerminalCalls.ioctl_tiocgpgrp(foreground));
        } catch (SystemCallException anotherSessions) {
            return false;
        }
        int own = (int) Kernel.call(TerminalCalls.getpgid());
        return ByteBuffer.wrap(foreground).order(ByteOrder.nativeOrder()).getInt() == own;
    }
}
