// task: proc
// region: lab-proc-1
// rejected by: sysShowsItsOwnNetwork
// why: only /proc is mounted anew
if (mount.destination().equals("/proc")) {
    mount.addTo(child);
}
return BorrowedMount.takeWithAllBelow(child, mount.destination(), mount.destination());
