// task: hide
// region: lab-hide-2
// rejected by: maskedPathsAreEmpty
// why: there is no such file in the container
return Mount.bind("/dev/nil", path);
