package containers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Feature;
import containers.testing.InCi;
import containers.testing.Needs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps {@code ./contain} from starting, or would show on the screen: one line of its own, or none. */
@InCi
class StartTests {

    private static final String STATUS = "; echo \"status $?\"";

    // Its commands name nothing there.
    private final Shell shell = new Shell(new Scratch(Path.of("/tmp")));

    @ParameterizedTest
    @ValueSource(strings = {"3000", "50000", "1000000"})
    void tooLittleAddressSpace(String kibibytes) {
        List<String> said = run("(ulimit -v " + kibibytes + "; ./contain run -- true)" + STATUS);

        assertThat(said).hasSize(2).last().isEqualTo("status 125");
        assertThat(said.get(0)).matches("contain: .*ulimit -[uv].*");
    }

    /** Root may start as many as it likes. */
    @Test
    @Needs(Feature.NOT_ROOT)
    void tooFewProcesses() {
        for (String number : List.of("1", "10")) {
            List<String> said = run("bash -c 'ulimit -u " + number + "; ./contain run -- true'" + STATUS);

            assertThat(said).hasSize(2).last().isEqualTo("status 125");
            assertThat(said.get(0)).matches("contain: .*ulimit -u.*");
        }
    }

    /** The shell itself holds some, two above 9. */
    @Test
    void tooFewFiles() {
        assertThat(run("dash -c 'ulimit -n 12; exec dash ./contain run -- true'" + STATUS))
                .endsWith("contain: too few files can be open here: see ulimit -n", "status 125")
                .hasSizeLessThanOrEqualTo(3);
    }

    /** A shell that waits for the end of a process in its background would wait for ever. */
    @Test
    void aBlockedSignalOfChildren() {
        assertThat(run("timeout -s KILL 60 env --block-signal=CHLD ./contain run -- echo there"))
                .containsExactly("there");
    }

    @Test
    void javasOwnVariables() {
        for (String variable : List.of("_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
            assertThat(run(variable + "=-Xmx16m ./contain run -- echo quiet")).containsExactly("quiet");
        }
    }

    /** As the caller has them, also where the caller has none. */
    @Test
    void aContainersOwnVariables() {
        String names = "LC_ALL MALLOC_ARENA_MAX _JAVA_OPTIONS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_LAUNCHER_DEBUG"
                + " version target";
        String asked = "./contain run $(printf -- '-e %s ' " + names
                + ") -- env | grep -E 'LC_ALL|MALLOC|JAVA|version|target' | sort";

        assertThat(run("export LC_ALL=POSIX MALLOC_ARENA_MAX=3 _JAVA_OPTIONS='-Dc=\"$'\\' JAVA_TOOL_OPTIONS='-Da=1 -Db'"
                        + " JDK_JAVA_OPTIONS= _JAVA_LAUNCHER_DEBUG=1 version=1 target=2; "
                        + asked))
                .containsExactly(
                        "JAVA_TOOL_OPTIONS=-Da=1 -Db",
                        "JDK_JAVA_OPTIONS=",
                        "LC_ALL=POSIX",
                        "MALLOC_ARENA_MAX=3",
                        "_JAVA_LAUNCHER_DEBUG=1",
                        "_JAVA_OPTIONS=-Dc=\"$'",
                        "target=2",
                        "version=1");
        assertThat(run("unset " + names + "; export CALLERS_LC_ALL=forged; " + asked))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "bash --posix", "busybox sh"})
    void anotherShell(String interpreter) {
        assertThat(run(interpreter + " ./contain run -- echo there")).containsExactly("there");
    }

    @Test
    void aFileThatTheCallerHandsOn() {
        assertThat(run("echo A=1 | ./contain run --env-file /dev/fd/3 -- sh -c 'echo $A' 3<&0 </dev/null"))
                .containsExactly("1");
    }

    /** The shell may have something to say before it reads the script. */
    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox sh"})
    void aDirectoryThatIsGone(String interpreter) {
        List<String> said = run("here=$PWD; gone=$(mktemp -d); cd $gone; rmdir $gone; " + interpreter
                + " $here/contain run -- true" + STATUS);

        assertThat(said).endsWith("contain: the current directory is gone: cd to another", "status 125");
    }

    @Test
    void aDiskThatIsFull() {
        assertThat(run("./contain --help >/dev/full" + STATUS))
                .hasSize(2)
                .last()
                .isEqualTo("status 125");
    }

    /** As every program of a pipe. */
    @Test
    void aReaderThatHasEnough() {
        assertThat(run("(./contain run --explain -- true; echo \"status $?\" >&2) | head -n 0"))
                .containsExactly("status 141");
    }

    @Test
    @Needs(Feature.ROOT)
    void noProc() {
        assertThat(run("unshare --mount sh -c 'mount -t tmpfs none /proc; ./contain run -- true'" + STATUS))
                .containsExactly("contain: /proc isn't mounted: as root, mount -t proc proc /proc", "status 125");
    }

    /** A Mac has no /proc, and says so of itself. */
    @Test
    @Needs(Feature.ROOT)
    void notLinux() {
        String other = "uname() { echo Darwin; }; . ./contain";

        assertThat(run("unshare --mount sh -c 'mount -t tmpfs none /proc; " + other + "'" + STATUS))
                .containsExactly(
                        "contain: containers are a feature of the Linux kernel: use the virtual machine (vagrant up, then"
                                + " vagrant ssh)",
                        "status 125");
    }

    /** Its root filesystem was given as it is seen from there. */
    @Test
    void aProgramThatWasCompiledElsewhere() {
        assertThat(run("here=$PWD; else=$(mktemp -d); cd $else; mkdir -p files/bin; $here/contain compile -o program"
                        + " --rootfs files -- /bin/a; rm -r files; cd /; $else/program 2>&1 | sed \"s,$else,ELSE,;s,$here,HERE,\";"
                        + " rm -r $else"))
                .last()
                .isEqualTo(
                        "contain: Compile it again: cd ELSE && HERE/contain compile -o program --rootfs files -- /bin/a");
    }

    @Test
    void aNameOfItsOwnForTheScript() {
        assertThat(run("link=$(mktemp -u); ln -s $PWD/contain $link; $link run -- echo found; rm $link"))
                .containsExactly("found");
    }

    private List<String> run(String command) {
        return shell.run(command, List.of());
    }
}
