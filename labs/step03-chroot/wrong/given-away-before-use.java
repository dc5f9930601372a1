// task: borrow
// region: lab-borrow-2
// rejected by: theContainerSeesItWithWhatIsMountedBelow
// why: with its last descriptor the copy is gone
child.add(FileCalls.close(tree));
attach(child);
child.add(MountCalls.mount_setattr_read_only(destination));
