// task: forget
// region: lab-forget
// rejected by: noPathGoesUpFromTheRoot
// why: a directory is no mount
child.add(umount2_detach("/tmp"));
