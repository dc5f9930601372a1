// task: proc
// region: lab-proc-1
// rejected by: compile
// why: it returns what was mounted, and not what was taken
mount.addTo(child);
return mount;
