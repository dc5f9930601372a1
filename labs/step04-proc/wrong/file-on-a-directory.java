// task: hide
// region: lab-hide-1
// rejected by: maskedPathsAreEmpty
// why: a file covers no directory
return Mount.bind("/dev/null", path);
