// task: forget
// region: lab-forget
// why: what is on top of the root is where /.. leads
child.add(umount2_detach("/.."));
