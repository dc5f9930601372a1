// task: proc
// region: lab-proc-1
// rejected by: psShowsOnlyTheContainer
// why: a directory in memory that is only called proc
Mount.of("proc", mount.destination(), "tmpfs").addTo(child);
child.add(DirectoryCalls.mkdirat(mount.destination() + "/1", 0755));
return BorrowedMount.take(child, mount.destination(), mount.destination());
