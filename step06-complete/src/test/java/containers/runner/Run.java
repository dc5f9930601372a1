package containers.runner;

import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * One run of {@code ./contain} in this JVM, with files for its standard streams.
 *
 * @param status its exit status
 * @param out what it, and the container, wrote to stdout
 * @param err what they wrote to stderr
 */
public record Run(int status, String out, String err) {

    /** Numbers for copies of our own streams, far from any other descriptor. */
    private static final int COPIES = 500;

    public static Run of(String... words) {
        return of(List.of(words));
    }

    public static Run of(List<String> words) {
        return of("", words);
    }

    /** With that to read from its standard input. */
    public static Run of(String input, List<String> words) {
        return withInput(input, () -> Contain.run(words));
    }

    /** A shell script in a container. */
    public static Run script(String script, String... options) {
        List<String> words = new java.util.ArrayList<>(List.of("run"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", "/bin/sh", "-c", script));
        return of(words);
    }

    public static Run withInput(String input, IntSupplier main) {
        try {
            Path stdin = Files.writeString(Files.createTempFile("stdin", null), input);
            Path stdout = Files.createTempFile("stdout", null);
            Path stderr = Files.createTempFile("stderr", null);
            int status = redirected(List.of(stdin, stdout, stderr), main);
            Run run = new Run(status, Files.readString(stdout), Files.readString(stderr));
            for (Path file : List.of(stdin, stdout, stderr)) {
                Files.delete(file);
            }
            return run;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int redirected(List<Path> files, IntSupplier main) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        out.flush();
        err.flush();
        for (int i = 0; i < files.size(); i++) {
            Kernel.call(DescriptorCalls.dup3(Argument.number(i), COPIES + i, OpenFlag.O_CLOEXEC));
            long file = Kernel.call(FileCalls.openat(files.get(i).toString(), OpenFlag.O_RDWR, OpenFlag.O_CLOEXEC));
            Kernel.call(DescriptorCalls.dup3(Argument.number(file), i));
            Kernel.call(FileCalls.close(Argument.number(file)));
        }
        System.setOut(printer(FileDescriptor.out));
        System.setErr(printer(FileDescriptor.err));
        try {
            return main.getAsInt();
        } finally {
            System.out.flush();
            System.err.flush();
            System.setOut(out);
            System.setErr(err);
            for (int i = 0; i < files.size(); i++) {
                Kernel.call(DescriptorCalls.dup3(Argument.number(COPIES + i), i));
                Kernel.call(FileCalls.close(Argument.number(COPIES + i)));
            }
        }
    }

    private static PrintStream printer(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
