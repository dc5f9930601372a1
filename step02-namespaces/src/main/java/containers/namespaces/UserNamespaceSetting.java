package containers.namespaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A setting of the machine with a value that keeps its users from user namespaces. */
public enum UserNamespaceSetting {
    /** For each user, root too: namespaces(7). */
    MOST("user.max_user_namespaces", "0", "15000"),

    /** Debian's kernels have it, and those made from them. */
    UNPRIVILEGED("kernel.unprivileged_userns_clone", "0", "1"),

    /** The namespace can be made, and then nothing is allowed in it. Ubuntu has it, from 23.10 on. */
    APPARMOR("kernel.apparmor_restrict_unprivileged_userns", "1", "0");

    private final String key;
    private final String forbidding;
    private final String allowing;

    UserNamespaceSetting(String key, String forbidding, String allowing) {
        this.key = key;
        this.forbidding = forbidding;
        this.allowing = allowing;
    }

    /**
     * The first that forbids them to ordinary users; empty where none does.
     *
     * @param root of the machine's files: {@code /}, and another directory in tests
     */
    public static Optional<UserNamespaceSetting> forbidding(Path root) {
        for (UserNamespaceSetting each : values()) {
            if (each.forbids(root)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Whether it has the value that forbids them. */
    public boolean forbids(Path root) {
        try {
            // sysctl(8): a key is the file's path below /proc/sys, with dots.
            Path file = root.resolve("proc/sys").resolve(key.replace('.', '/'));
            return Files.readString(file).strip().equals(forbidding);
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Whether root may not make them either. */
    public boolean concernsRoot() {
        return this == MOST;
    }

    /** What is wrong: a setting and its value. */
    public String cause() {
        return key + " is " + forbidding;
    }

    /** The command, for root, that allows them, and what is to be known of it. */
    public String cure() {
        String command = "sysctl " + key + "=" + allowing;
        return this == APPARMOR ? command + " (for all programs; not tried on such a machine)" : command;
    }
}
