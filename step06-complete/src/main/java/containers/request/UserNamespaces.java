package containers.request;

import containers.commandline.options.UserOptions;
import containers.commandline.options.UserOptions.UserNamespace;
import containers.identity.IdRanges;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import containers.telling.UsageException;
import java.util.Optional;

/**
 * Chooses who a container's users are on the host.
 *
 * @param options what was asked for
 * @param user who starts it
 * @param id what tells the container from others, as hexadecimal digits
 */
record UserNamespaces(UserOptions options, User user, String id) {

    /**
     * The container's namespaces, with what was asked for.
     *
     * @throws UsageException when that can't be had
     */
    Namespaces of(Namespaces usual) {
        Optional<UserMapping> mapping = mapping();
        return mapping.isPresent() ? usual.with(mapping.get()) : usual;
    }

    private Optional<UserMapping> mapping() {
        if (!options.uidMap().isEmpty()) {
            return Optional.of(given());
        }
        return switch (options.namespace()) {
            case HOST -> Optional.empty();
            case REMAP -> Optional.of(user.isRoot() ? nobodys() : own());
            // Root of a container isn't asked for ranges: the host's files would tell about the host's IDs.
            case USUAL ->
                user.uid() != 0 && IdRanges.canBeGiven() ? ranges().filter(IdRanges::areHere) : Optional.empty();
        };
    }

    private UserMapping nobodys() {
        return IdRanges.ofHost()
                .free(id)
                .orElseThrow(() -> new UsageException("--userns remap: there is no range of " + IdRanges.COUNT
                        + " IDs that is nobody's: /etc/subuid, /etc/subgid and the users of this host have them all"));
    }

    private UserMapping own() {
        mustBeGiven("--userns remap");
        return ranges().orElseThrow(() ->
                new UsageException("--userns remap: /etc/subuid and /etc/subgid have no range for this user"
                        + " (as root: usermod --add-subuids 100000-165535 --add-subgids 100000-165535 "
                        + System.getProperty("user.name") + ")"));
    }

    private Optional<UserMapping> ranges() {
        return IdRanges.ofHost().of(user, System.getProperty("user.name"));
    }

    private UserMapping given() {
        if (options.namespace() != UserNamespace.USUAL) {
            throw new UsageException(
                    "--userns chooses who the users are, and so do --uidmap and --gidmap: give one of them");
        }
        return new GivenMapping("--uidmap", options.uidMap(), "--gidmap", options.gidMap()).of(user);
    }

    static void mustBeGiven(String option) {
        if (!IdRanges.canBeGiven()) {
            throw new UsageException(option + ": without root that takes newuidmap and newgidmap, which aren't there"
                    + " (on Debian: apt install uidmap)");
        }
    }
}
