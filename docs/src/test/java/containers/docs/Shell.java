package containers.docs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a command as a reader would type it, in the project's root directory. */
final class Shell {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final Path OUTPUT = Path.of("target", "transcript.txt");
    private static final int PATIENCE_IN_SECONDS = 600;

    private static final Pattern STEP = Pattern.compile("\\./mvnw -q -pl (?<module>\\S+) -am compile exec:java"
            + "( -Dexec\\.mainClass=(?<main>\\S+))?( -Dexec\\.args=\"?(?<arguments>[^\"]*)\"?)?");
    private static final Pattern MAIN_CLASS = Pattern.compile("<exec.mainClass>(.+)</exec.mainClass>");

    private boolean isBuilt;

    /** What the command prints, errors included, as on a terminal. */
    List<String> run(String command) {
        try {
            if (command.startsWith("./contain") && !isBuilt) {
                // When it has to build first, it says so and takes its time. No transcript shows that.
                runTo(OUTPUT.toFile(), "./contain --help");
                isBuilt = true;
            }
            runTo(OUTPUT.toFile(), command);
            return Files.readAllLines(OUTPUT);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** In a session of its own (setsid), so that it has no terminal, not even the one this test was started from. */
    private static void runTo(File output, String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("setsid", "sh", "-c", withoutMaven(command))
                .directory(ROOT.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still running after " + PATIENCE_IN_SECONDS + " s: " + command);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /**
     * A step's program is started without Maven: a build in a build would compile the modules that this one is testing.
     * The program, its arguments and its classes are the same.
     */
    private static String withoutMaven(String command) throws IOException {
        Matcher step = STEP.matcher(command);
        if (!step.matches()) {
            return command;
        }
        String main = step.group("main") == null ? mainClass(step.group("module")) : step.group("main");
        String java = JAVA_HOME.resolve("bin/java") + " --enable-native-access=ALL-UNNAMED -cp '"
                + System.getProperty("java.class.path") + "' " + main;
        return step.group("arguments") == null ? java : java + " " + step.group("arguments");
    }

    private static String mainClass(String module) throws IOException {
        Matcher found = MAIN_CLASS.matcher(Files.readString(ROOT.resolve(module).resolve("pom.xml")));
        if (!found.find()) {
            throw new IllegalArgumentException(module + "/pom.xml names no main class");
        }
        return found.group(1);
    }
}
