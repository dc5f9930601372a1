// task: proc
// region: lab-proc-1
// rejected by: psShowsOnlyTheContainer
// why: it makes a /proc, whatever was asked for
DefaultFilesystems.PROC.addTo(child);
return BorrowedMount.take(child, "/proc", mount.destination());
