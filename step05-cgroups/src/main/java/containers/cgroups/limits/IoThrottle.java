package containers.cgroups.limits;

import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.Version;
import java.util.List;

/**
 * How fast the group's processes can use one block device together. What goes beyond waits.
 *
 * @param kind what is counted
 * @param device a whole disk: the kernel refuses a partition
 * @param rate bytes or operations a second, at least 1
 */
public record IoThrottle(Kind kind, BlockDevice device, long rate) implements Limit {

    /** What is counted: bytes or operations, and in which direction. */
    public enum Kind {
        READ_BYTES("blkio.throttle.read_bps_device", "rbps"),
        WRITE_BYTES("blkio.throttle.write_bps_device", "wbps"),
        READ_OPERATIONS("blkio.throttle.read_iops_device", "riops"),
        WRITE_OPERATIONS("blkio.throttle.write_iops_device", "wiops");

        private final String v1File;
        private final String v2Key;

        Kind(String v1File, String v2Key) {
            this.v1File = v1File;
            this.v2Key = v2Key;
        }
    }

    public IoThrottle {
        Limit.inRange("a rate for a device", rate, 1, Long.MAX_VALUE);
    }

    @Override
    public Controller controller() {
        return Controller.IO;
    }

    @Override
    public List<Setting> settings(Place place) {
        return List.of(
                place.version() == Version.V1
                        ? Setting.of(kind.v1File, device + " " + rate)
                        : Setting.of("io.max", device + " " + kind.v2Key + "=" + rate));
    }
}
