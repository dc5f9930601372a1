// task: forget
// region: lab-forget
// why: umount2 takes off what is on top at a path, also at /
child.add(umount2_detach("/"));
