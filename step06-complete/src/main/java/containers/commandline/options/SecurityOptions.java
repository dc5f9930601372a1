package containers.commandline.options;

import containers.filesystems.Protection;
import containers.privileges.Capabilities;
import containers.seccomp.Seccomp;
import containers.telling.UsageException;

/** What a person asked for: {@code --privileged}, {@code --security-opt}. */
public final class SecurityOptions {

    private static final String BUILT_IN = "builtin";
    private static final String NONE = "unconfined";

    private boolean privileged;
    private boolean noNewPrivileges = true;
    private String profile = BUILT_IN;

    /** Whether it is kept from nothing but what its namespaces keep it from. */
    public boolean privileged() {
        return privileged;
    }

    /** Whether a program gives nobody more rights than they have. */
    public boolean noNewPrivileges() {
        return noNewPrivileges;
    }

    /**
     * Which calls a container with those capabilities may make.
     *
     * @throws UsageException when that is in a file which isn't there, or isn't right
     */
    public Seccomp seccomp(Capabilities capabilities) {
        return switch (profile) {
            case BUILT_IN -> privileged ? Seccomp.unconfined() : Seccomp.usual(capabilities);
            case NONE -> Seccomp.unconfined();
            default -> UsageException.unlessValid(() -> Seccomp.of(profile, capabilities));
        };
    }

    /** Whether nobody chose which calls may be made. */
    public boolean hasUsualSeccomp() {
        return profile.equals(BUILT_IN) && !privileged;
    }

    /** How much of the kernel's files it is kept from. */
    public Protection protection() {
        return privileged ? Protection.NONE : Protection.FULL;
    }

    public void privilege() {
        privileged = true;
    }

    /** Reads {@code NAME=VALUE}, or with a colon, as Docker once had it. */
    public void add(String option) {
        String[] words = option.split("[=:]", 2);
        String value = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "no-new-privileges" -> noNewPrivileges = words.length == 1 || isTrue(option, value);
            case "seccomp" -> profile = file(option, value);
            default -> throw wrong(option);
        }
    }

    private static boolean isTrue(String option, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw wrong(option);
        }
        return value.equals("true");
    }

    private static String file(String option, String value) {
        if (value.isEmpty()) {
            throw wrong(option);
        }
        return value;
    }

    private static UsageException wrong(String option) {
        return new UsageException("the security options are seccomp=FILE, seccomp=unconfined, no-new-privileges and"
                + " no-new-privileges=false, not '" + option + "'");
    }
}
