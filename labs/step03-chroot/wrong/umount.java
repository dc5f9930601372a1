// task: forget
// region: lab-forget
// rejected by: compile
// why: the call is umount2
child.add(MountCalls.umount("."));
