// task: read-only
// region: lab-read-only
// rejected by: aSettingThatOnlyTheMountProtects
// why: with MS_BIND the kernel ignores MS_RDONLY
return List.of(Mount.bind(path, path, MS_REC, MS_RDONLY));
