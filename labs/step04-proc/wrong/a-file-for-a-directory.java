// task: proc
// region: lab-proc-2
// rejected by: psShowsOnlyTheContainer
// why: a directory is mounted on a directory
borrowed.proc().orElseThrow().placeOnNewFile(child);
