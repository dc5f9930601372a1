package containers.container;

import containers.cgroups.CgroupFilesystems;
import containers.cgroups.ControlGroup;
import containers.filesystems.Protection;
import containers.filesystems.SystemFilesystems;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.rootfs.RootFilesystem;
import containers.spec.Linux;
import containers.spec.Spec;
import containers.volumes.GivenFiles;
import containers.volumes.OwnFiles;
import containers.volumes.ReadOnlyRoot;
import containers.volumes.Volumes;
import java.nio.file.Path;
import java.util.Optional;

/** What a container has: its files, in the order of their mounts. Each covers what was at its place. */
final class ContainerFiles {

    private final Namespaces namespaces;
    private final RootFilesystem root;
    private final RootFilesystem.Use use;
    private final ReadOnlyRoot readOnly;
    private final GivenFiles given;
    private final SystemFilesystems filesystems;
    private final Protection protection;

    ContainerFiles(Spec spec, Namespaces namespaces, RootFilesystem.Use use) {
        Linux linux = spec.linux();
        this.namespaces = namespaces;
        this.use = use;
        this.root = new RootFilesystem(
                Path.of(spec.root().path()),
                use,
                namespaces.contains(Namespace.USER),
                linux.resources().layerSize());
        this.readOnly = new ReadOnlyRoot(spec.root().readonly());
        this.given = new GivenFiles(new Volumes(spec.volumes()), ownFiles(spec));
        this.protection = linux.protection();
        this.filesystems = new SystemFilesystems(namespaces, linux.devices(), protection, spec.shm());
    }

    private static Optional<OwnFiles> ownFiles(Spec spec) {
        if (spec.names().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new OwnFiles(spec.hostname(), spec.names().get(), spec.root().readonly()));
    }

    /** Whether anything that is made in them stays on the host, where device nodes work and others may find them. */
    boolean outlastIt() {
        return use == RootFilesystem.Use.PERSISTENT || given.keep() || !namespaces.contains(Namespace.IPC);
    }

    /** Has nobody remove them while it runs. */
    void keep(LaunchPlan plan) {
        root.keep(plan);
    }

    // tag::compose[]
    /**
     * All mounts.
     *
     * @param shifted whether whose the host's files are is seen as the container's user namespace sees it
     * @param group the container's, which it can look at
     */
    void addTo(LaunchPlan plan, boolean shifted, ControlGroup group) {
        // Before any other mount: root's would show on the host.
        plan.part(3, "its mounts are its own");
        RootFilesystem.makePrivate(plan.child());
        // While the host's root is / still: the paths are the host's.
        plan.part(6, "its volumes and its own files in /etc, taken");
        GivenFiles.Taken taken = given.take(plan, shifted);
        plan.part(4, "what it borrows from the host");
        SystemFilesystems.Borrowed borrowed = filesystems.borrow(plan.child());
        plan.part(3, "its files");
        mountRoot(plan, shifted);
        plan.part(3, "its files are all it can name");
        RootFilesystem.pivot(plan.child());
        // Before any path of the root filesystem is looked up: a link in it could lead to what lies on top of it now.
        plan.part(3, "the host's files are gone for good");
        RootFilesystem.forgetHost(plan.child());
        // Before anything is mounted there that isn't to be read-only.
        plan.part(6, "what can't be changed");
        readOnly.begin(plan.child());
        plan.part(4, "/proc, /dev, /sys");
        filesystems.addTo(plan.child(), borrowed);
        // After /sys, where its place is.
        plan.part(5, "its group, to look at");
        showGroup(plan.child(), group);
        // After all other mounts: no link may lead a volume there.
        plan.part(6, "its volumes and its own files, in their places");
        given.place(plan.child(), taken);
        plan.part(6, "nothing else can be changed");
        readOnly.finish(plan.child());
    }
    // end::compose[]

    private void mountRoot(LaunchPlan plan, boolean shifted) {
        if (shifted) {
            root.shiftMountAndEnter(plan);
        } else {
            root.mountAndEnter(plan.child());
        }
    }

    private void showGroup(CallList child, ControlGroup group) {
        if (namespaces.contains(Namespace.CGROUP)) {
            CgroupFilesystems.addTo(child, group, protection);
        } else {
            CgroupFilesystems.coverHosts(child);
        }
    }
}
