package containers.telling;

import containers.executable.ProgramMemory;
import containers.kernel.KernelText;
import containers.kernel.SystemCallException;
import containers.kernel.Telling;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/**
 * Tells a person what went wrong: one line, perhaps advice on a second, and an exit status.
 *
 * @param who what each line begins with: the program's name
 * @param advice what it knows about refused calls
 * @param errors where the lines go
 */
public record Failures(String who, Advice advice, PrintStream errors) {

    /**
     * Tells of an exception. One that nobody expects is a mistake of ours, and keeps its stack trace.
     *
     * @return the exit status, as Docker's: see {@code docker run}, "Exit status"
     */
    public int tell(Throwable thrown) {
        if (thrown instanceof OneLine line) {
            tell(line.told());
            line.refused().ifPresent(this::advise);
            return line.status();
        } else if (thrown instanceof SystemCallException refused) {
            return tell(refused.getMessage());
        } else if (thrown instanceof IOException failed) {
            return tell(description(failed));
        } else if (thrown instanceof UncheckedIOException failed) {
            return tell(description(failed.getCause()));
        } else if (thrown instanceof VirtualMachineError exhausted) {
            return tell("Java has too little memory, or can't start a thread (ulimit -u, ulimit -v): "
                    + exhausted.getMessage());
        } else if (thrown instanceof ExceptionInInitializerError first && first.getCause() != null) {
            return tell(first.getCause()); // what a class needs to know that is used the first time
        } else if (thrown instanceof LinkageError damaged && !(thrown instanceof ExceptionInInitializerError)) {
            return tell("what was built is damaged: remove the directories named target, and build it anew: "
                    + damaged.getMessage());
        }
        thrown.printStackTrace(errors);
        return tell("a mistake of our own: please report the lines above");
    }

    /** Tells that what was asked for can't be done. */
    public int tell(String message) {
        System.out.flush(); // What was shown until then comes first.
        errors.println(who + ": " + KernelText.oneLine(message));
        return Telling.RUNNER_FAILED;
    }

    /** Says what usually makes the kernel refuse such a row, where that is known. */
    public void advise(ProgramMemory.Line refused) {
        advice.on(refused).ifPresent(this::tell);
    }

    /** As the kernel's words go for a file. Java has its own: often just the file's name, and the class says the rest. */
    public static String description(IOException failed) {
        String what = "a file can't be read or written: ";
        if (failed instanceof FileSystemException refused) {
            String kind = refused.getClass().getSimpleName().replace("Exception", "");
            // When copying failed, it was the copy that couldn't be written.
            String file = refused.getOtherFile() == null ? refused.getFile() : refused.getOtherFile();
            return what + file + ": " + (refused.getReason() == null ? kind : refused.getReason());
        }
        return what + failed.getMessage();
    }
}
