// task: pivot
// region: lab-pivot
// rejected by: theOnlyMountIsTheNewRoot
// why: only what / means to the process is changed
child.add(chroot("."));
