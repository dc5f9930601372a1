// task: proc
// region: lab-proc-1
// rejected by: psShowsOnlyTheContainer
// why: it is taken before the new one is mounted, so it is the host's
BorrowedMount taken = BorrowedMount.take(child, mount.destination(), mount.destination());
mount.addTo(child);
return taken;
