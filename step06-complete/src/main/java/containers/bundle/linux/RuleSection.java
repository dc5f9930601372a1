package containers.bundle.linux;

import containers.devices.DeviceRule;
import containers.filesystems.Device;
import containers.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which devices a container may use: {@code linux.resources.devices}, a list in which what comes later counts more. The usual
 * ones it may always use, as in runc; whoever allows all in the beginning means all.
 */
final class RuleSection {

    private static final String ACCESS = "access";

    private RuleSection() {}

    static List<DeviceRule> read(Fields resources) {
        List<DeviceRule> rules = new ArrayList<>(DeviceRule.usual());
        for (Fields each : resources.objects("devices")) {
            boolean all = !each.has("type") || each.text("type").equals("a");
            String access = each.has(ACCESS) ? each.text(ACCESS) : DeviceRule.ALL;
            if (!access.matches("[rwm]+")) {
                throw each.wrong(ACCESS, "some of the letters r, w and m, not '" + access + "'");
            }
            if (all) {
                rules = new ArrayList<>(allOrNone(each, access));
            } else if (each.isTrue("allow")) {
                rules.add(rule(each, access));
            } else {
                throw each.wrong(
                        "allow", "what isn't allowed is forbidden anyway: only all devices can be forbidden here");
            }
        }
        return rules;
    }

    private static List<DeviceRule> allOrNone(Fields fields, String access) {
        if (!access.equals(DeviceRule.ALL) || number(fields, "major").isPresent()) {
            throw fields.wrong(ACCESS, "of all devices, everything can be allowed or forbidden here: 'rwm'");
        }
        return fields.isTrue("allow") ? DeviceRule.all() : DeviceRule.usual();
    }

    private static DeviceRule rule(Fields fields, String access) {
        String type = fields.text("type");
        for (Device.Type each : Device.Type.values()) {
            if (each.toString().equals(type)) {
                return new DeviceRule(each, number(fields, "major"), number(fields, "minor"), access);
            }
        }
        throw fields.wrong("type", "a device is 'a', 'b' or 'c', not '" + type + "'");
    }

    /** -1 is any, as in runc. */
    private static OptionalInt number(Fields fields, String name) {
        long number = fields.has(name) ? fields.signed(name) : -1;
        if (number < -1 || number > Integer.MAX_VALUE) {
            throw fields.wrong(name, "no device has such a number");
        }
        return number < 0 ? OptionalInt.empty() : OptionalInt.of((int) number);
    }

    static List<Object> write(List<DeviceRule> rules) {
        List<Object> written = new ArrayList<>();
        boolean all = rules.equals(DeviceRule.all());
        written.add(allDevices(all));
        List<DeviceRule> usual = DeviceRule.usual();
        for (DeviceRule rule : rules) {
            if (!all && !usual.remove(rule)) {
                written.add(write(rule));
            }
        }
        return written;
    }

    private static Map<String, Object> allDevices(boolean allow) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("allow", allow);
        object.put(ACCESS, DeviceRule.ALL);
        return object;
    }

    private static Map<String, Object> write(DeviceRule rule) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("allow", true);
        object.put("type", rule.type().toString());
        rule.major().ifPresent(major -> object.put("major", major));
        rule.minor().ifPresent(minor -> object.put("minor", minor));
        object.put(ACCESS, rule.access());
        return object;
    }
}
