// task: forget
// region: lab-forget
// rejected by: noPathGoesUpFromTheRoot
// why: the root itself can't be taken off
child.add(umount2_detach("."));
child.add(umount2_detach("."));
