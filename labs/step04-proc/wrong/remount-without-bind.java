// task: read-only
// region: lab-read-only
// rejected by: whatIsReadOnlyIsAMountOfItsOwn
// why: without MS_BIND it changes the whole filesystem, and not the mount
return List.of(
        Mount.bind(path, path, MS_REC), Mount.change(path, MS_REMOUNT, MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC));
