package containers.commandline.options;

import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.telling.UsageException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What {@code --cap-add} and {@code --cap-drop} come to together, in whichever order they were given, as with Docker. */
public final class CapabilityOptions {

    private static final String ALL = "ALL";
    private static final String PREFIX = "CAP_";

    private final EnumSet<Capability> added = EnumSet.noneOf(Capability.class);
    private final EnumSet<Capability> dropped = EnumSet.noneOf(Capability.class);
    private boolean addsAll;
    private boolean dropsAll;

    public void add(String name) {
        capability(name).ifPresentOrElse(added::add, () -> addsAll = true);
    }

    public void addAll() {
        addsAll = true;
    }

    public void drop(String name) {
        capability(name).ifPresentOrElse(dropped::add, () -> dropsAll = true);
    }

    /** Those that were asked for by name. */
    public Set<Capability> added() {
        return added;
    }

    /** What is added by name is never dropped, but for what is left of ALL. */
    public Capabilities capabilities() {
        EnumSet<Capability> kept = EnumSet.noneOf(Capability.class);
        if (addsAll) {
            kept.addAll(EnumSet.complementOf(dropped));
        } else {
            kept.addAll(dropsAll ? Set.of() : Capabilities.usual().kept());
            kept.removeAll(dropped);
            kept.addAll(added);
        }
        return Capabilities.of(kept);
    }

    /** With CAP_ or without, in capitals or not; empty for ALL. */
    private static Optional<Capability> capability(String name) {
        String capitals = name.toUpperCase(Locale.ROOT);
        if (capitals.equals(ALL)) {
            return Optional.empty();
        }
        String full = capitals.startsWith(PREFIX) ? capitals : PREFIX + capitals;
        for (Capability each : Capability.values()) {
            if (each.name().equals(full)) {
                return Optional.of(each);
            }
        }
        throw new UsageException("there is no capability '" + name
                + "': capabilities(7) has the list, NET_ADMIN and SYS_PTRACE are two; ALL is all of them");
    }
}
