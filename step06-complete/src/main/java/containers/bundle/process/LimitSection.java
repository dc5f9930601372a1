package containers.bundle.process;

import containers.json.Fields;
import containers.settings.Rlimit;
import containers.settings.RlimitType;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How far each process may go: one of {@code process.rlimits}. All bits set mean no limit. */
final class LimitSection {

    private static final String PREFIX = "RLIMIT_";

    private LimitSection() {}

    static Rlimit read(Fields fields) {
        String name = fields.text("type");
        String word = name.startsWith(PREFIX) ? name.substring(PREFIX.length()).toLowerCase(Locale.ROOT) : "";
        RlimitType type = RlimitType.of(word)
                .filter(found -> found.name().equals(name))
                .orElseThrow(() -> fields.wrong("type", "there is no limit '" + name + "' (RLIMIT_NOFILE is one)"));
        return fields.valid("soft", () -> new Rlimit(type, fields.number("soft"), fields.number("hard")));
    }

    static Map<String, Object> write(Rlimit limit) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", limit.type().name());
        object.put("soft", unsigned(limit.soft()));
        object.put("hard", unsigned(limit.hard()));
        return object;
    }

    private static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }
}
