// task: proc
// region: lab-proc-1
// why: there is nothing below yet
mount.addTo(child);
return BorrowedMount.takeWithAllBelow(child, mount.destination(), mount.destination());
