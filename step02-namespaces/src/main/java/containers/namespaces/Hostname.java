package containers.namespaces;

import java.nio.charset.StandardCharsets;

/**
 * The names in a UTS namespace: uts_namespaces(7).
 *
 * @param name 1 to 64 bytes (sethostname(2), {@code HOST_NAME_MAX}), none of them a blank
 * @param domain the NIS domain name, at most 64 such bytes; empty where it stays as it is
 */
public record Hostname(String name, String domain) {

    private static final int HOST_NAME_MAX = 64;

    public Hostname {
        check("a hostname", name, 1);
        check("a domain name", domain, 0);
    }

    /** Without a domain name. */
    public Hostname(String name) {
        this(name, "");
    }

    /** The same name, in that domain. */
    public Hostname in(String other) {
        check("a domain name", other, 1);
        return new Hostname(name, other);
    }

    /** As a line of hosts(5) has it: in its domain first. */
    public String inHosts() {
        return domain.isEmpty() ? name : name + "." + domain + " " + name;
    }

    private static void check(String what, String name, int least) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length < least || length > HOST_NAME_MAX) {
            throw new IllegalArgumentException(
                    what + " has 1 to " + HOST_NAME_MAX + " bytes, not " + length + ": '" + name + "'");
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) <= ' ' || name.charAt(i) == 0x7F) {
                throw new IllegalArgumentException(what + " can't contain blanks or control characters");
            }
        }
    }
}
