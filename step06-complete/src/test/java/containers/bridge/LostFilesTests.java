package containers.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.bridge.lease.LeaseFile;
import containers.bridge.lease.Leases;
import containers.bridge.lease.LivingNetworks;
import containers.bridge.lease.LostFiles;
import containers.bridge.lease.SetupLock;
import containers.testing.Feature;
import containers.testing.Needs;
import containers.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of network namespaces, of which some are gone. */
@Needs(Feature.ROOT)
final class LostFilesTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private void sweep() {
        new LostFiles(LeaseFile.all(directory)).sweep(LivingNetworks.HERE);
    }

    private Path file(String number) throws IOException {
        return Files.createFile(directory.resolve("network-" + number));
    }

    private static void assumeAllAreSeen() {
        assumeTrue(LivingNetworks.HERE.areAll(), "all processes are seen");
    }

    private static String number(NetworkPlace place) {
        return place.get(() -> {
            String path = LeaseFile.pathHere();
            return path.substring(path.lastIndexOf('-') + 1);
        });
    }

    /** Wherever somebody can still come to it: by a thread, by a descriptor, by a mount. */
    @Test
    void itGoesWithItsNamespace() throws IOException {
        assumeAllAreSeen();
        NetworkPlace place = NetworkPlace.fresh();
        Path file = file(number(place));
        try (place) {
            sweep();
            assertThat(file).exists();
        }
        Processes.await("the last thread is out of it, too, and the file goes", SOON, () -> {
            sweep();
            return Files.notExists(file);
        });
    }

    /** The same number may be another one's by now. */
    @Test
    void notWhileSomebodyHasAnAddressOfIt() throws IOException {
        assumeAllAreSeen();
        Path file = file("1");
        try (Leases busy = Leases.open(file.toString(), SetupLock.USUAL)) {
            sweep();
            assertThat(file).exists();
            busy.take();
            busy.share();
            sweep();
            assertThat(file).exists();
        }
        sweep();
        assertThat(file).doesNotExist();
    }

    @Test
    void nothingElseIsRemoved() throws IOException {
        assumeAllAreSeen();
        Path other = Files.createFile(directory.resolve("network-of-mine"));
        sweep();
        assertThat(other).exists();
    }

    /** In a PID namespace, say: the others are gone, or they aren't seen. */
    @Test
    void whoSeesOnlySomeProcessesRemovesNothing() throws IOException {
        Path file = file("1");
        Path proc = Files.createDirectories(directory.resolve("proc/self/ns"));
        Files.createSymbolicLink(proc.resolve("pid"), Path.of("pid:[4026532000]"));

        new LostFiles(Map.of("1", file)).sweep(new LivingNetworks(directory.resolve("proc")));

        assertThat(file).exists();
    }

    @Test
    void aNamespaceThatIsOnlyMountedOrOpenIsAlive() throws IOException {
        Path proc = directory.resolve("proc");
        Path thread = Files.createDirectories(proc.resolve("7/task/8"));
        Files.createDirectories(thread.resolve("fd"));
        Files.createDirectories(thread.resolve("ns"));
        Files.createSymbolicLink(thread.resolve("ns/net"), Path.of("net:[11]"));
        Files.createSymbolicLink(thread.resolve("fd/3"), Path.of("net:[12]"));
        Files.createSymbolicLink(thread.resolve("fd/4"), Path.of("socket:[13]"));
        Files.writeString(thread.resolve("mountinfo"), "100 99 0:4 net:[14] /run/netns/x rw shared:1 - nsfs nsfs rw\n");

        assertThat(new LivingNetworks(proc).numbers()).containsExactlyInAnyOrder("11", "12", "14");
    }
}
