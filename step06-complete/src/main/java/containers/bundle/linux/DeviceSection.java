package containers.bundle.linux;

import containers.devices.DeviceRule;
import containers.devices.HostDevice;
import containers.filesystems.Device;
import containers.json.Fields;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.spec.Linux;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes in /dev besides the usual: {@code linux.devices}. Where nobody can make one, the host's of the same name is
 * borrowed, as in runc.
 *
 * @param namespaces the container's
 */
record DeviceSection(Namespaces namespaces) {

    private static final long USUAL_MODE = 0666;

    List<Device> read(Fields linux) {
        List<Device> devices = new ArrayList<>();
        for (Fields each : linux.objects("devices")) {
            Device device = device(each);
            if (devices.stream().anyMatch(other -> other.path().equals(device.path()))) {
                throw each.wrong("path", "there are two devices " + device.path());
            }
            devices.add(device);
        }
        return devices;
    }

    private Device device(Fields fields) {
        String path = path(fields);
        int mode = bounded(fields, "fileMode", fields.has("fileMode") ? fields.number("fileMode") : USUAL_MODE, 0777);
        Device device = new Device(
                path,
                path,
                type(fields),
                bounded(fields, "major", fields.number("major"), 0xFFF),
                bounded(fields, "minor", fields.number("minor"), 0xF_FFFF),
                mode,
                fields.has("uid") ? fields.number("uid") : 0,
                fields.has("gid") ? fields.number("gid") : 0);
        if (namespaces.contains(Namespace.USER)) {
            checkCanBeBorrowed(fields, device);
        }
        return device;
    }

    private static String path(Fields fields) {
        String path = fields.text("path");
        Path place = fields.valid("path", () -> Path.of(path).normalize());
        if (!path.startsWith("/dev/") || !place.toString().equals(path)) {
            throw fields.wrong("path", "a device's place is below /dev, as /dev/sdc, not '" + path + "'");
        }
        if (Device.isInEveryContainer(path)) {
            throw fields.wrong("path", "every container has its own " + path);
        }
        return path;
    }

    private static Device.Type type(Fields fields) {
        String type = fields.text("type");
        return switch (type) {
            case "c", "u" -> Device.Type.CHARACTER;
            case "b" -> Device.Type.BLOCK;
            default -> throw fields.wrong("type", "a device is 'c' or 'b' here, not '" + type + "'");
        };
    }

    private static int bounded(Fields fields, String name, long number, int most) {
        if (number < 0 || number > most) {
            throw fields.wrong(name, "a number from 0 to " + most + ", not " + Long.toUnsignedString(number));
        }
        return (int) number;
    }

    private static void checkCanBeBorrowed(Fields fields, Device device) {
        boolean same = HostDevice.find(device.path(), device.path(), DeviceRule.ALL)
                .filter(host -> isSame(host.device(), device))
                .isPresent();
        if (!same) {
            throw fields.wrong(
                    "path", "in a user namespace the host's device of that name is borrowed, and it has no such");
        }
    }

    private static boolean isSame(Device host, Device device) {
        return host.type() == device.type() && host.major() == device.major() && host.minor() == device.minor();
    }

    static List<Object> write(Linux linux) {
        List<Object> devices = new ArrayList<>();
        for (Device each : linux.devices()) {
            if (linux.namespaces().contains(Namespace.USER) && !each.source().equals(each.path())) {
                throw new IllegalArgumentException("--device " + each.source()
                        + ": in a user namespace a device is borrowed, and config.json has no field for another name");
            }
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("path", each.path());
            object.put("type", each.type().toString());
            object.put("major", each.major());
            object.put("minor", each.minor());
            object.put("fileMode", each.fileMode());
            object.put("uid", each.uid());
            object.put("gid", each.gid());
            devices.add(object);
        }
        return devices;
    }
}
