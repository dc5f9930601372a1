// task: hide
// region: lab-hide-2
// rejected by: maskedPathsAreEmpty
// why: a path that is bound to itself shows what it has
return Mount.bind(path, path);
