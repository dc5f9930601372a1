package containers.docs;

import containers.testing.Foreground;
import containers.testing.OtherJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a command as a reader would type it, in the project's root directory. */
final class Shell {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Pattern STEP = Pattern.compile("\\./mvnw -q -pl (?<module>\\S+) -am compile exec:java"
            + "( -Dexec\\.mainClass=(?<main>\\S+))?( -Dexec\\.args=\"?(?<arguments>[^\"]*)\"?)?");
    private static final Pattern MAIN_CLASS = Pattern.compile("<exec.mainClass>(.+)</exec.mainClass>");

    private final Scratch scratch;
    private boolean isBuilt;

    Shell(Scratch scratch) {
        this.scratch = scratch;
    }

    /** What the command prints, errors included. What a person would type while it runs is typed. */
    List<String> run(String command, List<String> typed) {
        try {
            if (command.startsWith("./contain")) {
                build();
            }
            return scratch.shown(output(scratch.used(command), typed)).lines().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** When it has to build first, it says so and takes its time. No transcript shows that. */
    private synchronized void build() throws IOException {
        if (!isBuilt) {
            output("./contain --help", List.of());
            isBuilt = true;
        }
    }

    /**
     * A command in the foreground has a terminal, as a person's has: script(1) makes one. One in the background has none, and
     * is in a session of its own, so that it doesn't have the one that this test was started from either.
     */
    private static String output(String command, List<String> typed) throws IOException {
        String line = withoutMaven(command);
        List<String> words = command.contains(" & ")
                ? List.of("setsid", "sh", "-c", line)
                : List.of("script", "-q", "-e", "-E", "always", "-c", line, "/dev/null");
        ProcessBuilder builder = Foreground.process(words).directory(ROOT.toFile());
        builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("SHELL", "/bin/sh"); // it reads the command
        Process process = builder.start();
        try {
            return new Dialogue(process, typed).toItsEnd(PATIENCE);
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
        String java = JAVA_HOME.resolve("bin/java") + " " + String.join(" ", OtherJvm.SHORT_LIVED)
                + " --enable-native-access=ALL-UNNAMED -cp '" + System.getProperty("java.class.path") + "' " + main;
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
