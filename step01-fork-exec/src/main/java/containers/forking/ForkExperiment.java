package containers.forking;

import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * An experiment, not part of the container runner: what becomes of a JVM's child that goes on in Java after fork(2).
 *
 * <p>The forking is done by a second JVM ({@link ForkingParent}) in a session of its own, so that this one stays as it
 * was and everything that was started can be ended together.
 */
public final class ForkExperiment {

    private static final int CHILDREN = 60;
    private static final int LIMIT_SECONDS = 60;

    private ForkExperiment() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println("An experiment: a JVM calls fork(2) " + CHILDREN + " times. Each child wants to make a few"
                + " thousand objects in Java, and exit.");
        System.out.flush();
        Process parent = forkingParent().start();
        // Also when somebody presses Ctrl-C. If this process is killed, the other one sees its input end.
        Thread cleanup = new Thread(() -> endSession(parent));
        Runtime.getRuntime().addShutdownHook(cleanup);
        try {
            if (!parent.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                System.out.println("The experiment itself took longer than " + LIMIT_SECONDS + " s, and was ended.");
            }
        } finally {
            endSession(parent);
            forget(cleanup);
        }
    }

    private static void forget(Thread cleanup) {
        try {
            Runtime.getRuntime().removeShutdownHook(cleanup);
        } catch (IllegalStateException shuttingDown) {
            // Then it is at work already.
        }
    }

    private static ProcessBuilder forkingParent() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = location(ForkingParent.class)
                + File.pathSeparator
                + location(Kernel.class)
                + File.pathSeparator
                + location(com.sun.jna.Function.class);
        return new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        // A child may also crash. That is no news, and needs no report.
                        "-XX:ErrorFile=/dev/null",
                        "-XX:-CreateCoredumpOnCrash",
                        "-cp",
                        classPath,
                        ForkingParent.class.getName(),
                        Integer.toString(CHILDREN))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Where a class was loaded from. Inside Maven, the property {@code java.class.path} doesn't name it. */
    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ends the other JVM and every child it forked: they share a process group, whose number is the JVM's PID. */
    private static void endSession(Process parent) {
        boolean cleanedUp = !parent.isAlive() && parent.exitValue() == 0;
        if (!cleanedUp) {
            parent.destroyForcibly();
            endGroup(parent.pid());
        }
    }

    static void endGroup(long group) {
        try {
            Kernel.call(SignalCalls.kill(-group, Signal.SIGKILL));
        } catch (SystemCallException refused) {
            if (refused.errno() != Errno.ESRCH) {
                throw refused;
            }
        }
    }
}
