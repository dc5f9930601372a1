// task: borrow
// region: lab-borrow-2
// rejected by: nothingOfItCanBeChangedThere
// why: a mount below has flags of its own
attach(child);
child.add(MountCalls.mount_setattr_only_itself_read_only(destination));
child.add(FileCalls.close(tree));
