package containers.rootfs;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DirectoryCalls;
import containers.hostroot.HostRoot;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import containers.launch.Witness;
import containers.rootfs.RootFilesystem.Use;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A directory of the host's in a container that is shut in, with a mount below it. */
@ExtendWith(HostUntouched.class)
class BorrowedMountTests {

    private static final String CHANGE =
            "for file in /mnt/file /mnt/below/file; do (echo changed >$file) 2>&- && echo $file; done; :";

    private static Path root;

    @TempDir
    private Path directory;

    @BeforeAll
    static void build() throws IOException {
        root = HostRoot.inUserCache().directory();
    }

    @BeforeEach
    void fill() throws IOException {
        Files.writeString(directory.resolve("file"), "of the host\n");
        Files.createDirectory(directory.resolve("below"));
    }

    @Test
    void theContainerSeesItWithWhatIsMountedBelow() {
        try (Witness container = borrower(BorrowedMount::placeReadOnly, "cat /mnt/file; echo /mnt/below/*")) {
            assertThat(container.output())
                    .as("a file of the host's directory and the names in the mount below, as the container sees them")
                    .isEqualTo("of the host\n/mnt/below/tmp\n");
        }
    }

    @Test
    void nothingOfItCanBeChangedThere() throws IOException {
        try (Witness container = borrower(BorrowedMount::placeReadOnly, CHANGE)) {
            assertThat(container.output())
                    .as("what the container could write to")
                    .isEmpty();
            assertThat(directory.resolve("file")).hasContent("of the host");
        }
    }

    @Test
    void theHostCanStillChangeIt() throws IOException {
        try (Witness container = borrower(BorrowedMount::placeReadOnly, ":")) {
            Files.writeString(directory.resolve("file"), "changed\n");
            assertThat(container.proc("root/mnt/file"))
                    .as("a file that the host has changed, as the container sees it")
                    .hasContent("changed");
        }
    }

    /** So that the tests above prove something. */
    @Test
    void whatIsntReadOnlyCanBeChanged() {
        try (Witness container = borrower(BorrowedMount::place, CHANGE)) {
            assertThat(container.output()).isEqualTo("/mnt/file\n/mnt/below/file\n");
            assertThat(directory.resolve("file")).hasContent("changed");
        }
    }

    private Witness borrower(BiConsumer<BorrowedMount, CallList> place, String script) {
        LaunchPlan plan = Plans.inNamespaces();
        RootFilesystem.makePrivate(plan.child());
        Mount.of("tmpfs", directory.resolve("below").toString(), "tmpfs").addTo(plan.child());
        plan.child().add(DirectoryCalls.mkdirat(directory.resolve("below/tmp").toString(), 0755));
        BorrowedMount borrowed = BorrowedMount.takeWithAllBelow(plan.child(), directory.toString(), "/mnt");
        Plans.enter(plan, root, Use.LAYERED);
        RootFilesystem.pivot(plan.child());
        RootFilesystem.forgetHost(plan.child());
        place.accept(borrowed, plan.child());
        return Witness.of(plan, script);
    }
}
