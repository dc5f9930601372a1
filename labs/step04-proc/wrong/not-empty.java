// task: hide
// region: lab-hide-2
// rejected by: maskedPathsAreEmpty
// why: it isn't empty, and another file's content is no better
return Mount.bind("/proc/version", path);
