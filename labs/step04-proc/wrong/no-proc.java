// task: proc
// region: lab-proc-2
// rejected by: psShowsOnlyTheContainer
// why: what was taken is put nowhere
makeDirectory(child, "/proc");
