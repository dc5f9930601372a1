// task: read-only
// region: lab-read-only
// rejected by: compile
// why: it takes two
return Mount.bind(path, path, MS_RDONLY);
