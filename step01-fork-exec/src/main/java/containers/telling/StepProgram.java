package containers.telling;

import containers.kernel.SystemCallException;
import containers.kernel.Telling;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

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
        try {
            body.run();
            return 0;
        } catch (SystemCallException | IllegalArgumentException refused) {
            say(refused.getMessage(), errors);
        } catch (IOException failed) {
            say(description(failed), errors);
        } catch (UncheckedIOException failed) {
            say(description(failed.getCause()), errors);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            say("it was interrupted", errors);
        } catch (RuntimeException failed) {
            if (!(failed instanceof OneLine line)) {
                throw failed;
            }
            say(line.told(), errors);
            line.refused().flatMap(advice::on).ifPresent(text -> say(text, errors));
            return line.status();
        }
        return Telling.RUNNER_FAILED;
    }

    private void say(String line, PrintStream errors) {
        System.out.flush(); // What was shown until then comes first.
        errors.println("step " + step + ": " + line);
    }

    /** Java's message is often just the file's name: what went wrong with it is in the exception's. */
    private static String description(IOException failed) {
        String kind = failed.getClass().getSimpleName().replace("Exception", "");
        return "a file can't be used: " + failed.getMessage() + " (" + kind + ")";
    }
}
