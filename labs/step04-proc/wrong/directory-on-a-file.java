// task: hide
// region: lab-hide-2
// rejected by: maskedPathsAreEmpty
// why: a directory covers no file
return Mount.cover(path);
