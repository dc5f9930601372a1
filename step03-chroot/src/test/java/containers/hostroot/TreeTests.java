package containers.hostroot;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.OtherJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A tree is removed up to its borders: links, and mounts. */
@ExtendWith(HostUntouched.class)
class TreeTests {

    @TempDir
    private Path directory;

    @Test
    void allThatIsInIt() throws IOException {
        Path tree = Files.createDirectory(directory.resolve("tree"));
        Files.createDirectories(tree.resolve("a/b/c"));
        Files.createFile(tree.resolve("a/file"));

        new Tree(tree).remove();

        assertThat(tree).doesNotExist();
    }

    @Test
    void notWhatALinkLeadsTo() throws IOException {
        Path prey = Files.createDirectory(directory.resolve("prey"));
        Files.createFile(prey.resolve("file"));
        Path tree = Files.createDirectory(directory.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("link"), prey);
        Files.createSymbolicLink(tree.resolve("nowhere"), Path.of("/no/such/file"));

        new Tree(tree).remove();

        assertThat(tree).doesNotExist();
        assertThat(prey.resolve("file")).exists();
    }

    /** Also when it is a directory of the same device: the kernel calls that a bind mount. */
    @Test
    @Needs(Feature.ROOT)
    void notWhatIsMountedInIt() throws Exception {
        Path prey = Files.createDirectory(directory.resolve("prey"));
        Files.createFile(prey.resolve("file"));
        Path tree = Files.createDirectory(directory.resolve("tree"));
        Path place = Files.createDirectory(tree.resolve("place"));

        String said = removedInMountNamespace(tree, "mount --bind " + prey + " " + place);

        assertThat(said).isEqualTo(place + ": something is mounted there\n");
        assertThat(prey.resolve("file")).exists();
        assertThat(place).exists();
    }

    private static String removedInMountNamespace(Path tree, String mount) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("unshare", "--mount", "/bin/sh", "-c", mount + " && exec \"$@\"", "sh"));
        command.addAll(OtherJvm.running(TreeRemover.class, tree.toString()).command());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** Removes a tree, and says what it says. */
    static final class TreeRemover {

        private TreeRemover() {}

        public static void main(String[] args) {
            try {
                new Tree(Path.of(args[0])).remove();
            } catch (IOException refused) {
                System.out.println(refused.getMessage());
            }
        }
    }
}
