package containers.telling;

import java.io.IOException;
import java.io.PrintStream;

/**
 * A step's program, as Maven starts it: what goes wrong is one line on stderr, with advice on a second, and a status.
 *
 * @param step its number
 * @param advice what is known about refused calls up to this step
 */
public record StepProgram(int step, Advice advice) {

    /** What a step shows. */
    public interface Body {
        void run() throws IOException, InterruptedException;
    }

    /** Runs it. Where it fails it ends this JVM, which is Maven's: that would print a stack trace. */
    public void run(Body body) {
        if (!Selection.current().includes(step)) {
            return;
        }
        StaleClasses.warn(System.err);
        int status = status(body, System.err);
        System.out.flush();
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs it, and returns the exit status. */
    int status(Body body, PrintStream errors) {
        Failures failures = new Failures("step " + step, advice, errors);
        try {
            body.run();
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return failures.tell("it was interrupted");
        } catch (IOException | RuntimeException | VirtualMachineError | LinkageError failed) {
            return failures.tell(failed);
        }
    }
}
