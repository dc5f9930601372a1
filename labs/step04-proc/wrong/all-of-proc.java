// task: read-only
// region: lab-read-only
// rejected by: whatIsReadOnlyIsAMountOfItsOwn
// why: all of /proc is read-only then, and its paths are no mounts
return List.of(Mount.bind("/proc", "/proc", MS_REMOUNT, MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC));
