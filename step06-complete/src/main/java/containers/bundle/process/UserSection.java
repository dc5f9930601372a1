package containers.bundle.process;

import containers.identity.Identity;
import containers.json.Fields;
import containers.json.UnknownField;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who a container's program is: {@code process.user}.
 *
 * @param identity its numbers
 */
record UserSection(Identity identity) {

    /** Every program here begins with it, and JSON has no octal numbers. */
    private static final long UMASK = 022;

    static UserSection read(Fields process) {
        Fields fields = process.object("user").orElseThrow(() -> process.wrong("user", "missing"));
        UnknownField.refuse(fields, "username");
        if (fields.has("umask") && fields.number("umask") != UMASK) {
            throw fields.wrong("umask", "every program begins with 18 (octal 022) here");
        }
        long uid = fields.number("uid");
        long gid = fields.number("gid");
        return process.valid("user", () -> new UserSection(new Identity(uid, gid, fields.numbers("additionalGids"))));
    }

    Map<String, Object> write() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("uid", identity.uid());
        object.put("gid", identity.gid());
        object.put("umask", UMASK);
        if (!identity.additionalGids().isEmpty()) {
            object.put("additionalGids", identity.additionalGids());
        }
        return object;
    }
}
