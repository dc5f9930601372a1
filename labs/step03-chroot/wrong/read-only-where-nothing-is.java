// task: borrow
// region: lab-borrow-2
// rejected by: theContainerSeesItWithWhatIsMountedBelow
// why: it isn't there yet
child.add(MountCalls.mount_setattr_read_only(destination));
attach(child);
child.add(FileCalls.close(tree));
