package containers.telling;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.SystemCallException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong is a line, and what it begins with is the program's name. */
class FailuresTests {

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Failures failures =
            new Failures("contain", new BirthAdvice(), new PrintStream(errors, true, StandardCharsets.UTF_8));

    @Test
    void aWordsLineBreaksAndControlCharactersAreShown() {
        assertTold(
                "contain: no such thing: 'a\\nb\\x1b[31m\\x9b'\n",
                new UsageException("no such thing: 'a\nb\33[31m\u009b'"));
    }

    @Test
    void aCallThatJavaMadeIsToldAsItIs() {
        assertTold(
                "contain: close(7) failed: EBADF (Bad file descriptor)\n",
                new SystemCallException(FileCalls.close(Argument.number(7)), Errno.EBADF));
    }

    /** When copying failed, it was the copy that couldn't be written. */
    @Test
    void aFileIsToldWithTheKernelsReason() {
        assertTold(
                "contain: a file can't be read or written: /copy: No space left on device\n",
                new UncheckedIOException(new FileSystemException("/file", "/copy", "No space left on device")));
        assertTold("contain: a file can't be read or written: it is torn\n", new IOException("it is torn"));
    }

    @Test
    void aMachineWithoutMemoryIsNoMistakeOfOurs() {
        failures.tell(new OutOfMemoryError("unable to create native thread"));

        assertThat(told())
                .startsWith("contain: Java has too little memory, or can't start a thread")
                .hasLineCount(1);
    }

    private void assertTold(String line, Exception failed) {
        errors.reset();

        assertThat(failures.tell(failed)).isEqualTo(125);
        assertThat(told()).isEqualTo(line);
    }

    /** As when a file is gone that a build made. */
    @Test
    void aPartThatCantBeLoaded() {
        failures.tell(new UnsatisfiedLinkError("no library"));
        assertThat(told())
                .isEqualTo("contain: what was built is damaged: remove the directories named target, and build it anew:"
                        + " no library\n");
    }

    @Test
    void aMistakeInAClassIsOurs() {
        failures.tell(new ExceptionInInitializerError("a mistake"));
        assertThat(told()).startsWith("java.lang.ExceptionInInitializerError").contains("a mistake of our own");
    }

    @Test
    void aRefusalInAClassIsToldAsAnyOther() {
        failures.tell(new ExceptionInInitializerError(new IOException("refused")));
        assertThat(told()).startsWith("contain: ").endsWith(": refused\n").hasLineCount(1);
    }

    private String told() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
