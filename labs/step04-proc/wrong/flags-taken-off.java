// task: read-only
// region: lab-read-only
// rejected by: whatIsReadOnlyIsAMountOfItsOwn
// why: /proc has flags that this mount of it lacks then
return List.of(Mount.bind(path, path, MS_REC), Mount.bind(path, path, MS_REMOUNT, MS_RDONLY));
