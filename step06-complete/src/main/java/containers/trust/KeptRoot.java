package containers.trust;

import containers.hostroot.HostRoot;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem.Use;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What becomes of changes to a root filesystem, and whose that has to be: the same whether options or a bundle name it.
 *
 * @param path where it is, without links
 * @param persist whether changes are to stay
 */
public record KeptRoot(Path path, boolean persist) {

    // tag::use[]
    /**
     * What becomes of changes.
     *
     * @throws UsageException when they are to stay and can't
     */
    public Use use() {
        boolean shared = HostRoot.inUserCache().holds(path);
        if (!persist) {
            return shared ? Use.SHARED : Use.LAYERED;
        }
        if (path.getParent() == null) {
            throw new UsageException("--persist can't keep changes to '/': that is the host's own root");
        }
        if (shared) {
            throw new UsageException(
                    "--persist: the root filesystem made of the host's programs is shared by all containers");
        }
        return Use.PERSISTENT;
    }
    // end::use[]

    /**
     * Its files may be the container's users': who it is kept from matters, and that it stays this directory. But what root
     * changes in another's directory, by another's programs, stays there: a file that is set-user-ID root, for one.
     *
     * @param hasUsers whether the container has a user namespace of its own, and so root there is none of the host's
     * @param user who starts it
     * @return what others can change, in words, for the end of a line; or nothing
     */
    public Optional<String> danger(boolean hasUsers, User user) throws IOException {
        SafePath safe = SafePath.of(path, user);
        return persist && !hasUsers ? safe.danger() : safe.dangerAbove();
    }
}
