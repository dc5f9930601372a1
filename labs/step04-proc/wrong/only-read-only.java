// task: hide
// region: lab-hide-1
// rejected by: maskedPathsAreEmpty
// why: what is read-only can be read
return Mount.bind(path, path, MS_RDONLY);
