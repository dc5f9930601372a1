// task: proc
// region: lab-proc-1
// rejected by: theMounts
// why: it is mounted without the flags that its entry has
new Mount(mount.source(), mount.destination(), mount.type(), List.of(), Optional.empty()).addTo(child);
return BorrowedMount.take(child, mount.destination(), mount.destination());
