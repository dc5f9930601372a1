package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.monitor.Monitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTests {

    @Test
    void theLastCallsOfAChild() {
        assertThat(calls(Command.of("/bin/sh", "-c", "exit 1")))
                .containsExactly(
                        "chdir(\"/\")",
                        "execve(\"/bin/sh\", [\"/bin/sh\", \"-c\", \"exit 1\"], [\"PATH=" + Command.DEFAULT_PATH
                                + "\"])");
    }

    /** Links in /proc to open files lead out of every root: chdir(2) would follow them. */
    @Test
    void theWorkingDirectoryIsEnteredWithoutSuchLinks() {
        assertThat(calls(new Command(List.of("/x"), Map.of(), "/work")))
                .startsWith(
                        "chdir(\"/\")",
                        "openat2(AT_FDCWD, \"/work\", {flags=O_PATH|O_DIRECTORY|O_CLOEXEC,"
                                + " resolve=RESOLVE_NO_MAGICLINKS|RESOLVE_IN_ROOT}, 24)",
                        "fchdir(#2)",
                        "close(#2)");
    }

    @Test
    void aNameWithoutASlashIsLookedForInEveryDirectoryOfPath() {
        assertThat(execves("tool", "/a:/b"))
                .containsExactly(
                        "execve(\"/a/tool\", [\"tool\"], [\"PATH=/a:/b\"]) or not",
                        "execve(\"/b/tool\", [\"tool\"], [\"PATH=/a:/b\"])");
    }

    @Test
    void anEmptyDirectoryOfPathIsTheWorkingDirectory() {
        assertThat(execves("tool", "/a:"))
                .containsExactly(
                        "execve(\"/a/tool\", [\"tool\"], [\"PATH=/a:\"]) or not",
                        "execve(\"./tool\", [\"tool\"], [\"PATH=/a:\"])");
    }

    @Test
    void aNameWithASlashOrNoNameIsNotLookedFor() {
        assertThat(execves("bin/tool", "/a:/b")).hasSize(1).first().asString().startsWith("execve(\"bin/tool\"");
        assertThat(execves("", "/a:/b")).hasSize(1).first().asString().startsWith("execve(\"\"");
    }

    @Test
    void withoutPathTheUsualDirectoriesAreSearched() {
        Command command = new Command(List.of("tool"), Map.of(), "/");

        assertThat(calls(command)).hasSize(1 + Command.DEFAULT_PATH.split(":", -1).length);
    }

    @Test
    void theEnvironmentKeepsItsOrder() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("Z", "1");
        environment.put("A", "=2");
        environment.put("EMPTY", "");

        assertThat(calls(new Command(List.of("/x"), environment, "/")))
                .endsWith("execve(\"/x\", [\"/x\"], [\"Z=1\", \"A==2\", \"EMPTY=\"])");
    }

    @Test
    void theChildsPartHasNoBranches() {
        LaunchPlan plan = Step01ForkExec.plan(new Command(List.of("tool"), Map.of(), "/work"));
        plan.childWaits();
        plan.guard();

        assertThat(new Launcher().program(plan).branches(Monitor.CHILD)).isEmpty();
    }

    @Test
    void noCommandIsRefused() {
        assertThatThrownBy(Command::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a command needs at least the name of a program");
    }

    @Test
    void aZeroByteIsRefused() {
        for (Command command : List.of(
                Command.of("a\0b"),
                Command.of("a", "\0"),
                new Command(List.of("a"), Map.of("K", "\0"), "/"),
                new Command(List.of("a"), Map.of(), "/\0"))) {
            assertThatThrownBy(() -> Plans.of(command))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("zero byte");
        }
    }

    private static List<String> execves(String program, String path) {
        List<String> calls = calls(new Command(List.of(program), Map.of("PATH", path), "/"));
        return calls.subList(1, calls.size());
    }

    private static List<String> calls(Command command) {
        return Plans.of(command).child().rows().stream()
                .map(row -> row.call() + (row.mayFail() ? " or not" : ""))
                .toList();
    }
}
