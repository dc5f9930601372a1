// task: read-only
// region: lab-read-only
// why: the flags come one after the other
return List.of(
        Mount.bind(path, path),
        Mount.change(path, MS_REMOUNT, containers.rootfs.MountFlag.MS_BIND, MS_NOSUID, MS_NODEV, MS_NOEXEC),
        Mount.change(path, MS_REMOUNT, containers.rootfs.MountFlag.MS_BIND, MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC));
