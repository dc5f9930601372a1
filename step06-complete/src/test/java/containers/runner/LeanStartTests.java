package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.namespaces.User;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start of Java is mostly loading classes. Whoever gave no option waits for none that serves an option. */
@OnceIsEnough
class LeanStartTests {

    /** What every container needs. Before a package is added here: can't its classes wait for the option they are for? */
    private static final Set<String> PACKAGES = Set.of(
            "containers.bridge", // one look whether somebody who was killed left one
            "containers.bridge.lease",
            "containers.calls",
            "containers.cgroups",
            "containers.cgroups.hierarchy",
            "containers.cgroups.limits",
            "containers.cgroups.removal",
            "containers.commandline",
            "containers.commandline.options",
            "containers.commandline.variables",
            "containers.container",
            "containers.devices",
            "containers.errands", // newuidmap, for an ordinary user with a range of IDs
            "containers.executable",
            "containers.filesystems",
            "containers.hostroot",
            "containers.identity",
            "containers.init",
            "containers.kernel",
            "containers.launch",
            "containers.locking",
            "containers.files",
            "containers.locks",
            "containers.monitor",
            "containers.names",
            "containers.namespaces",
            "containers.network",
            "containers.privileges",
            "containers.program",
            "containers.relay", // its name is in a launch: most have none
            "containers.request",
            "containers.rootfs",
            "containers.runner",
            "containers.seccomp",
            "containers.seccomp.filter",
            "containers.settings",
            "containers.spec",
            "containers.start",
            "containers.telling",
            "containers.terminal",
            "containers.volumes");

    /** The table of options; what String.format and patterns need. Each takes some milliseconds. */
    private static final Set<String> SLOW =
            Set.of("containers.commandline.Option", "java.util.Formatter", "java.util.regex.Pattern");

    /** What puts a record's equals and hashCode together takes even more. */
    private static final String COMPARED_RECORDS = "java.lang.runtime.ObjectMethods";

    /** Else it would look after bridges there that other tests have left. */
    private static final List<String> WITH_OWN_RUN = List.of(
            "unshare",
            "--mount",
            "--propagation",
            "private",
            "sh",
            "-c",
            "mount -t tmpfs -o mode=755 none /run && exec \"$0\" \"$@\"");

    private static final Pattern LOADED = Pattern.compile("^(\\S+) source: ", Pattern.MULTILINE);

    @TempDir
    private Path directory;

    @Test
    void aPlainRunLoadsOnlyWhatEveryContainerNeeds() throws IOException {
        Set<String> classes = loaded("run", "--", "/bin/true");

        assertThat(packages(classes)).isSubsetOf(PACKAGES).contains("containers.program");
        assertThat(classes).doesNotContainAnyElementsOf(SLOW);
        if (User.current().isRoot()) { // others' ranges of IDs are looked for and compared
            assertThat(classes).doesNotContain(COMPARED_RECORDS);
            assertThat(withLambdas(classes)).isEmpty();
        }
    }

    @Test
    void anOptionLoadsWhatItIsFor() throws IOException {
        Set<String> classes = loaded("run", "--hostname", "box", "--shm-size", "1m", "--", "/bin/true");

        assertThat(packages(classes)).contains("containers.commandline.text");
        assertThat(classes).contains("containers.commandline.Option");
        assertThat(withLambdas(classes)).isNotEmpty();
    }

    @Test
    void whatIsGivenMostCostsNoPatternAndNoLambda() throws IOException {
        Set<String> classes = loaded("run", "--rm", "-e", "A=1", "--init", "--", "/bin/true");

        assertThat(classes).contains("containers.commandline.Option");
        assertThat(classes).doesNotContain("java.util.Formatter", "java.util.regex.Pattern");
        if (User.current().isRoot()) {
            assertThat(withLambdas(classes)).isEmpty();
        }
    }

    /** All classes that are loaded until the runner would become its program. */
    private Set<String> loaded(String... words) throws IOException {
        Path log = directory.resolve("log");
        ProcessBuilder rehearsal = RunnerProcess.rehearsal("-Xlog:class+load:file=" + log + ":none", words);
        if (User.current().isRoot()) {
            rehearsal.command().addAll(0, WITH_OWN_RUN);
        }
        assertThat(RunnerProcess.run(rehearsal)).isEqualTo(new Run(0, "", ""));
        Set<String> classes = new TreeSet<>();
        Matcher line = LOADED.matcher(Files.readString(log));
        while (line.find()) {
            classes.add(line.group(1));
        }
        return classes;
    }

    private static Set<String> packages(Set<String> classes) {
        Set<String> packages = new TreeSet<>();
        for (String name : classes) {
            if (name.startsWith("containers.")) {
                packages.add(name.replaceFirst("\\.[A-Z].*", ""));
            }
        }
        return packages;
    }

    /** Java 17 links each lambda when it is first met, for a fifth of a millisecond: a loop or an "if" is done by then. */
    private static Set<String> withLambdas(Set<String> classes) {
        Set<String> owners = new TreeSet<>();
        for (String name : classes) {
            if (name.startsWith("containers.") && name.contains("$$Lambda")) {
                owners.add(name.replaceFirst("\\$\\$Lambda.*", ""));
            }
        }
        return owners;
    }
}
