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

/** What {@code ./contain} does once: it is built, and what a fast start takes is made. In a copy of the workshop. */
@InCi
class FirstStartTests {

    private static final String STATUS = "; echo \"status $?\"";

    /** Of the workshop, with what was built. */
    private static final String COPIED =
            "copy=$(mktemp -d); cp -a --parents contain pom.xml machinery/pom.xml step*/pom.xml machinery/src/main"
                    + " step*/src/main step06-complete/target/contain.jar step06-complete/target/native $copy; "
                    + "target=$copy/step06-complete/target; touch $target/built; ";

    /** What is there for a fast start. */
    private static final String LISTED =
            "(cd $target; ls -d archiving java+*/archive java+*/bin/java 2>/dev/null | sed 's/^java[^/]*/its/'); ";

    private static final String REMOVED = "rm -rf $copy";

    /** It has to be built, and Maven's place is taken by what is faster. */
    private static final String UNBUILT = COPIED
            + "rm $target/built; printf '#!/bin/sh\\nsleep 0.1; touch step06-complete/target/built\\n' >$copy/mvnw;"
            + " chmod a+x $copy/mvnw; ";

    // Its commands name nothing there.
    private final Shell shell = new Shell(new Scratch(Path.of("/tmp")));

    @Test
    void aBlockedSignalOfChildrenWhileItIsBuilt() {
        assertThat(run(UNBUILT + "timeout -s KILL 60 env --block-signal=CHLD $copy/contain run -- echo there; "
                        + REMOVED))
                .containsExactly("contain: building the runner; the first time takes a minute or two", "there");
    }

    /** The Java that builds it may need them to reach a repository. */
    @Test
    void javasOptionsWhileItIsBuilt() {
        String options = "JAVA_TOOL_OPTIONS='-Da=1 -Db' ";

        assertThat(run(COPIED + "rm $target/built; printf '#!/bin/sh\necho \"$JAVA_TOOL_OPTIONS\" >told; touch"
                        + " step06-complete/target/built\n' >$copy/mvnw; chmod a+x $copy/mvnw; " + options
                        + "$copy/contain run -- echo there; cat $copy/told; " + REMOVED))
                .containsExactly(
                        "contain: building the runner; the first time takes a minute or two", "there", "-Da=1 -Db");
    }

    @Test
    void aSignalWhileItIsBuilt() {
        assertThat(run(COPIED + "rm $target/built; printf '#!/bin/sh\\necho $$ >builder; exec sleep 60\\n' >$copy/mvnw;"
                        + " chmod a+x $copy/mvnw; $copy/contain run -- true 2>/dev/null & contain=$!;"
                        + " while [ ! -s $copy/builder ]; do sleep 0.01; done; kill $contain; wait $contain" + STATUS
                        + "; kill -0 $(cat $copy/builder) 2>/dev/null || echo gone; " + REMOVED))
                .containsExactly("status 143", "gone");
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

    @Test
    void aSignalWhileTheArchiveIsMade() {
        assertThat(run(COPIED
                        + "$copy/contain run -- true & contain=$!; while [ ! -e $target/archiving ]; do sleep 0.01; done;"
                        + " kill $contain; wait $contain" + STATUS + "; " + LISTED + "$copy/contain run -- echo then; "
                        + LISTED
                        + REMOVED))
                .containsExactly("status 143", "then", "its/archive", "its/bin/java");
    }

    /** One of them builds, and the others wait. Then none takes away what another uses already. */
    @Test
    void manyFirstStartsAtOnce() {
        assertThat(run(UNBUILT
                        + "for i in 1 2 3 4 5 6; do ($copy/contain run -- echo there 2>/dev/null || echo failed) & done;"
                        + " wait; " + LISTED + REMOVED))
                .containsExactly("there", "there", "there", "there", "there", "there", "its/archive", "its/bin/java");
    }

    /** As a power cut leaves a file. */
    @Test
    void anEmptyArchive() {
        assertThat(run(COPIED
                        + "$copy/contain run -- echo first; archive=$(echo $target/java+*/archive); rm -f $archive; : >$archive;"
                        + " $copy/contain run -- echo second; [ -s $archive ] && echo whole; " + REMOVED))
                .containsExactly("first", "second", "whole");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java+*/bin/java", "java+*/lib/libjli.so", "java+*/lib/server/libjvm.so"})
    void aSmallJavaThatIsDamaged(String file) {
        assertThat(run(COPIED + "$copy/contain run -- echo first; damaged=$(echo $target/" + file
                        + "); : >$damaged; $copy/contain run -- echo second; [ -s $damaged ] && echo whole; "
                        + REMOVED))
                .containsExactly("first", "second", "whole");
    }

    @Test
    void aRunnerThatIsGone() {
        assertThat(run(COPIED
                        + "mv $target/contain.jar $copy; printf '#!/bin/sh\nmv contain.jar step06-complete/target;"
                        + " touch step06-complete/target/built\n' >$copy/mvnw; chmod a+x $copy/mvnw;"
                        + " $copy/contain run -- echo there; " + REMOVED))
                .containsExactly("contain: building the runner; the first time takes a minute or two", "there");
    }

    @Test
    void aBuildThatFails() {
        assertThat(run(COPIED + "rm $target/built; printf '#!/bin/sh\necho \"[ERROR] why -> [Help 1]\"; echo"
                        + " \"[ERROR] [Help 1] advice\"; exit 1\n' >$copy/mvnw; chmod a+x $copy/mvnw;"
                        + " $copy/contain run -- echo there" + STATUS + "; " + REMOVED))
                .containsExactly(
                        "contain: building the runner; the first time takes a minute or two",
                        "[ERROR] why",
                        "contain: the build failed, for the reason above",
                        "status 125");
    }

    /** Who owns the workshop can build it anew. */
    @Test
    @Needs(Feature.ROOT)
    void rootBuildsInAnothersWorkshop() {
        assertThat(run(UNBUILT + "chown -R 4711 $copy; $copy/contain run -- echo there; find $copy ! -user 4711; "
                        + REMOVED))
                .containsExactly("contain: building the runner; the first time takes a minute or two", "there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/sh\\necho broken; exit 1\\n", "\\177ELF"})
    void aJavaThatDoesNotStart(String content) {
        String java = System.getProperty("java.home");
        String kit = "export JAVA_HOME=$copy/kit; mkdir -p $JAVA_HOME/bin; cp -p " + java
                + "/release $JAVA_HOME; printf '" + content + "' >$JAVA_HOME/bin/java; chmod a+x $JAVA_HOME/bin/java; ";

        List<String> said = run(COPIED + kit + "$copy/contain run -- true" + STATUS + "; " + REMOVED);

        assertThat(said).hasSize(2).last().isEqualTo("status 125");
        assertThat(said.get(0))
                .startsWith("contain: this Java doesn't start: set JAVA_HOME to a JDK 17 or newer for this machine (");
    }

    /** A Java is no kit, and then it is, at the same place: that is another. */
    @Test
    void aJavaThatIsReplaced() {
        String java = System.getProperty("java.home");
        String kit = "export JAVA_HOME=$copy/kit; mkdir -p $JAVA_HOME/bin; cp -p " + java
                + "/release $JAVA_HOME; ln -s " + java + "/bin/java $JAVA_HOME/bin; ";

        assertThat(run(COPIED + kit + "$copy/contain run -- echo first; " + LISTED
                        + "$copy/contain run -- echo second; echo 'JAVA_RUNTIME_VERSION=\"newer\"' >>$JAVA_HOME/release; ln -s "
                        + java + "/bin/jlink $JAVA_HOME/bin; $copy/contain run -- echo third; " + LISTED + REMOVED))
                .containsExactly(
                        "first", "its/archive", "second", "third", "its/archive", "its/archive", "its/bin/java");
    }

    private List<String> run(String command) {
        return shell.run(command, List.of());
    }
}
