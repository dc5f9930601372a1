// task: proc
// region: lab-proc-1
// rejected by: psShowsOnlyTheContainer
// why: only /sys is mounted anew, and ps lists who is on the host
if (mount.destination().equals("/sys")) {
    mount.addTo(child);
}
return BorrowedMount.takeWithAllBelow(child, mount.destination(), mount.destination());
