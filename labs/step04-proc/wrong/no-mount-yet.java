// task: read-only
// region: lab-read-only
// rejected by: aSettingThatOnlyTheMountProtects
// why: what is no mount has no flags
return List.of(Mount.bind(path, path, MS_REMOUNT, MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC));
