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

    /** Of the workshop, with what was built. */
    private static final String COPIED =
            "copy=$(mktemp -d); cp -a --parents contain pom.xml machinery/pom.xml step*/pom.xml machinery/src/main"
                    + " step*/src/main step06-complete/target/contain.jar step06-complete/target/native $copy; "
                    + "target=$copy/step06-complete/target; touch $target/built; ";

    /** What is there for a fast start. */
    private static final String LISTED =
            "(cd $target; ls -d archiving java+*/archive java+*/bin/java 2>/dev/null" + " | sed 's/^java[^/]*/its/'); ";

    private static final String REMOVED = "rm -rf $copy";

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

    /** Maven's place is taken by what is faster. */
    @Test
    void aBlockedSignalOfChildrenWhileItIsBuilt() {
        assertThat(run(COPIED
                        + "rm $target/built; printf '#!/bin/sh\\nsleep 0.1; touch step06-complete/target/built\\n'"
                        + " >$copy/mvnw; chmod a+x $copy/mvnw; timeout -s KILL 60 env --block-signal=CHLD $copy/contain run --"
                        + " echo there; " + REMOVED))
                .containsExactly("contain: building the runner; the first time takes a minute or two", "there");
    }

    @Test
    void aSignalWhileItIsBuilt() {
        assertThat(run(COPIED + "rm $target/built; printf '#!/bin/sh\\necho $$ >builder; exec sleep 60\\n' >$copy/mvnw;"
                        + " chmod a+x $copy/mvnw; $copy/contain run -- true 2>/dev/null & contain=$!;"
                        + " while [ ! -s $copy/builder ]; do sleep 0.01; done; kill $contain; wait $contain" + STATUS
                        + "; kill -0 $(cat $copy/builder) 2>/dev/null || echo gone; " + REMOVED))
                .containsExactly("status 143", "gone");
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
        String names = "LC_ALL _JAVA_OPTIONS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS version target";
        String asked = "./contain run $(printf -- '-e %s ' " + names
                + ") -- env | grep -E 'LC_ALL|JAVA|version|target' | sort";

        assertThat(run("export LC_ALL=POSIX JAVA_TOOL_OPTIONS='-Da=1 -Db' JDK_JAVA_OPTIONS= version=1 target=2; "
                        + asked))
                .containsExactly(
                        "JAVA_TOOL_OPTIONS=-Da=1 -Db", "JDK_JAVA_OPTIONS=", "LC_ALL=POSIX", "target=2", "version=1");
        assertThat(run("unset " + names + "; " + asked)).isEmpty();
    }

    /** The shell may have something to say before it reads the script. */
    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
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

    /** It was built once, by another user or before the disk was mounted read-only. */
    @Test
    @Needs(Feature.ROOT)
    void nowhereToBuild() {
        String copy = "copy=$(mktemp -d); mkdir -p $copy/step06-complete/target; cp -r --parents contain"
                + " step06-complete/src/main/sh $copy; ";
        String readOnly = "mount --bind $copy $copy; mount -o remount,ro,bind $copy; ";

        List<String> said = run(copy + "export copy; unshare --mount sh -c '" + readOnly + "$copy/contain run -- true'"
                + STATUS + "; rm -r $copy");

        assertThat(said).hasSize(2).last().isEqualTo("status 125");
        assertThat(said.get(0)).matches("contain: this user can't write to /.*, and the runner has to be built there");
    }

    /** Another is making the archive: nobody waits. It was killed at that: what it left is no archive, and doesn't stay. */
    @Test
    void theArchiveIsMadeByOneAtATime() {
        assertThat(run(COPIED + "mkdir $target/archiving; flock $target/building $copy/contain run -- echo first; "
                        + LISTED + "echo half >$target/archiving/archive; $copy/contain run -- echo second; " + LISTED
                        + REMOVED))
                .containsExactly("first", "archiving", "second", "its/archive", "its/bin/java");
    }

    /** A Java is no kit, and then it is, at the same place: that is another. */
    @Test
    void aJavaThatIsReplaced() {
        String java = System.getProperty("java.home");
        String kit = "export JAVA_HOME=$copy/kit; mkdir -p $JAVA_HOME/bin; cp -p " + java
                + "/release $JAVA_HOME; ln -s " + java + "/bin/java $JAVA_HOME/bin; ";

        assertThat(run(COPIED + kit + "$copy/contain run -- echo first; " + LISTED
                        + "$copy/contain run -- echo second; touch $JAVA_HOME/release; ln -s " + java
                        + "/bin/jlink $JAVA_HOME/bin; $copy/contain run -- echo third; " + LISTED + REMOVED))
                .containsExactly("first", "its/archive", "second", "third", "its/archive", "its/bin/java");
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
