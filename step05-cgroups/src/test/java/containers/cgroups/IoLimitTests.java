package containers.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Hierarchies;
import containers.cgroups.hierarchy.Hierarchy;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.limits.BlockDevice;
import containers.cgroups.limits.IoThrottle;
import containers.cgroups.limits.IoWeight;
import containers.cgroups.limits.Limit;
import containers.cgroups.removal.GroupName;
import containers.cgroups.removal.Removal;
import containers.testing.Disk;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Limits on I/O as the kernel has them, for a disk of this machine. */
@Needs({Feature.CONTROL_GROUPS, Feature.ROOT})
@ExtendWith(HostUntouched.class)
final class IoLimitTests {

    @Test
    void aDeviceIsThrottled() throws IOException {
        Optional<Path> disk = Disk.node();
        assumeTrue(disk.isPresent(), "needs a disk with a file in /dev");
        String name = disk.get().getFileName().toString();
        String numbers = Files.readString(Path.of("/sys/block", name, "dev")).strip();
        BlockDevice device = BlockDevice.at(disk.get().toString());
        IoThrottle reading = new IoThrottle(IoThrottle.Kind.READ_BYTES, device, 1 << 20);
        IoThrottle writing = new IoThrottle(IoThrottle.Kind.WRITE_OPERATIONS, device, 100);
        assertThat(device).hasToString(numbers);
        try (Trial trial = new Trial("read wait", reading, writing)) {
            if (trial.has("io.max")) {
                assertThat(trial.file("io.max")).isEqualTo(numbers + " rbps=1048576 wbps=max riops=max wiops=100");
            } else {
                assertThat(trial.file("blkio.throttle.read_bps_device")).isEqualTo(numbers + " 1048576");
                assertThat(trial.file("blkio.throttle.write_iops_device")).isEqualTo(numbers + " 100");
            }
        }
    }

    @Test
    void theGroupHasItsWeight() throws IOException {
        Limit weight = new IoWeight(500);
        Hierarchy hierarchy = Hierarchies.current().require(Controller.IO);
        Place place = Place.at(hierarchy, hierarchy.mountPoint());
        String file = weight.settings(place).get(0).file();
        assumeTrue(kernelHas(place, file), "needs a kernel with " + file);
        try (Trial trial = new Trial("read wait", weight)) {
            assertThat(trial.file(file)).matches("(default )?(500|4950)");
        }
    }

    /** Whether a fresh group has the file, which the topmost hasn't. */
    private static boolean kernelHas(Place place, String file) throws IOException {
        if (!place.passesOn(Controller.IO)) {
            return false;
        }
        Path group = Files.createDirectory(Path.of(place.directory(), GroupName.fresh()));
        try {
            return Files.exists(group.resolve(file));
        } finally {
            new Removal(List.of(group.toString())).run();
        }
    }
}
