// task: hide
// region: lab-hide-1
// rejected by: compile
// why: one mount is enough
return List.of(Mount.cover(path));
