// task: borrow
// region: lab-borrow-2
// why: the copy is made read-only while it is attached nowhere
child.add(MountCalls.mount_setattr(tree, MountAttribute.MOUNT_ATTR_RDONLY));
attach(child);
