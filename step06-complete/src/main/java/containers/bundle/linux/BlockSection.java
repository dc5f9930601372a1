package containers.bundle.linux;

import containers.cgroups.limits.BlockDevice;
import containers.cgroups.limits.IoThrottle;
import containers.cgroups.limits.IoWeight;
import containers.cgroups.limits.Limit;
import containers.json.Fields;
import containers.json.UnknownField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much a container may use of the disks: {@code linux.resources.blockIO}. */
final class BlockSection {

    private static final String FIELD = "blockIO";
    private static final String WEIGHT = "weight";

    private BlockSection() {}

    static void addTo(List<Limit> limits, Fields resources) {
        resources.object(FIELD).ifPresent(fields -> {
            UnknownField.refuse(fields, "leafWeight", "weightDevice");
            if (fields.has(WEIGHT)) {
                limits.add(fields.valid(WEIGHT, () -> new IoWeight(fields.number(WEIGHT))));
            }
            for (IoThrottle.Kind kind : IoThrottle.Kind.values()) {
                fields.objects(name(kind)).forEach(each -> limits.add(throttle(kind, each)));
            }
        });
    }

    private static String name(IoThrottle.Kind kind) {
        return switch (kind) {
            case READ_BYTES -> "throttleReadBpsDevice";
            case WRITE_BYTES -> "throttleWriteBpsDevice";
            case READ_OPERATIONS -> "throttleReadIOPSDevice";
            case WRITE_OPERATIONS -> "throttleWriteIOPSDevice";
        };
    }

    private static IoThrottle throttle(IoThrottle.Kind kind, Fields fields) {
        BlockDevice device = new BlockDevice(number(fields, "major"), number(fields, "minor"));
        return fields.valid("rate", () -> new IoThrottle(kind, device, fields.number("rate")));
    }

    private static int number(Fields fields, String name) {
        long number = fields.number(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw fields.wrong(name, "no device has such a number");
        }
        return (int) number;
    }

    /** Nothing where there are no such limits. */
    static Optional<Map<String, Object>> write(List<Limit> limits) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Limit limit : limits) {
            if (limit instanceof IoWeight weight) {
                object.put(WEIGHT, weight.weight());
            }
        }
        for (IoThrottle.Kind kind : IoThrottle.Kind.values()) {
            List<Object> throttles = new ArrayList<>();
            for (Limit limit : limits) {
                if (limit instanceof IoThrottle throttle && throttle.kind() == kind) {
                    throttles.add(write(throttle));
                }
            }
            if (!throttles.isEmpty()) {
                object.put(name(kind), throttles);
            }
        }
        return object.isEmpty() ? Optional.empty() : Optional.of(object);
    }

    private static Map<String, Object> write(IoThrottle throttle) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("major", throttle.device().major());
        object.put("minor", throttle.device().minor());
        object.put("rate", throttle.rate());
        return object;
    }
}
