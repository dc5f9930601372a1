// task: maps
// region: lab-maps
// rejected by: compile
// why: addWrite takes one of the lists of a plan
addWrite(plan, FileCalls.openat("/proc/self/uid_map", O_WRONLY), IdMap.text(users));
