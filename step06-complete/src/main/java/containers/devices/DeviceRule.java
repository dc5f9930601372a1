package containers.devices;

import containers.filesystems.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Something that a container may do with devices; what no rule allows is forbidden. The names are those of the OCI
 * runtime-spec, "Allowed Device list".
 *
 * @param type what kind of device
 * @param major which driver's; empty for any
 * @param minor which of the driver's; empty for any
 * @param access r to read, w to write, m to make a node for it
 */
public record DeviceRule(Device.Type type, OptionalInt major, OptionalInt minor, String access) {

    /** To do all that can be done. */
    public static final String ALL = "rwm";

    // tag::usual[]
    /**
     * What every container may do: runc's list. A node may be made for any device, as it is of no use by itself: archives
     * have some, and packages.
     */
    public static List<DeviceRule> usual() {
        List<DeviceRule> rules = new ArrayList<>();
        rules.add(new DeviceRule(Device.Type.CHARACTER, OptionalInt.empty(), OptionalInt.empty(), "m"));
        rules.add(new DeviceRule(Device.Type.BLOCK, OptionalInt.empty(), OptionalInt.empty(), "m"));
        for (int minor : new int[] {3, 5, 7, 8, 9}) { // null, zero, full, random, urandom
            rules.add(character(1, OptionalInt.of(minor)));
        }
        rules.add(character(5, OptionalInt.of(0))); // tty
        rules.add(character(5, OptionalInt.of(2))); // ptmx, which makes terminals
        rules.add(character(136, OptionalInt.empty())); // the terminals that it makes
        return rules;
    }
    // end::usual[]

    /** What a container may do from which no device is kept. */
    public static List<DeviceRule> all() {
        return List.of(
                new DeviceRule(Device.Type.CHARACTER, OptionalInt.empty(), OptionalInt.empty(), ALL),
                new DeviceRule(Device.Type.BLOCK, OptionalInt.empty(), OptionalInt.empty(), ALL));
    }

    private static DeviceRule character(int major, OptionalInt minor) {
        return new DeviceRule(Device.Type.CHARACTER, OptionalInt.of(major), minor, ALL);
    }

    /** To use that device. */
    public static DeviceRule of(Device device, String access) {
        String made = access.contains("m") ? access : access + "m"; // The node is made by who is in the group already.
        return new DeviceRule(device.type(), OptionalInt.of(device.major()), OptionalInt.of(device.minor()), made);
    }

    /** As version 1 of control groups reads it: {@code c 1:3 rwm}. */
    @Override
    public String toString() {
        return type + " " + number(major) + ":" + number(minor) + " " + access;
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "*";
    }
}
