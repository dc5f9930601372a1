// task: proc
// region: lab-proc-1
// rejected by: psShowsOnlyTheContainer
// why: what is taken is the host's
return BorrowedMount.take(child, mount.destination(), mount.destination());
