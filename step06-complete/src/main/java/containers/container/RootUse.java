package containers.container;

import containers.namespaces.User;
import containers.rootfs.RootFilesystem;
import containers.spec.Root;
import java.nio.file.Path;

/** What becomes of a container's changes to its files: a spec doesn't say it. */
public enum RootUse {
    /** They end with the container. */
    LAYERED,
    /** They end with it, too; the directory is shared by many, and removed when nobody uses it any more. */
    SHARED,
    /** They are made to the directory itself. */
    PERSISTENT;

    RootFilesystem of(Root root, User user) {
        RootFilesystem.Layer layer =
                this == PERSISTENT ? RootFilesystem.Layer.NONE : RootFilesystem.Layer.inMemory(user);
        return new RootFilesystem(Path.of(root.path()), layer, this == SHARED);
    }
}
