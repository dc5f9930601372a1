// task: maps
// region: lab-maps
// why: the users' map comes last
addWrite(plan.child(), FileCalls.openat("/proc/self/setgroups", O_WRONLY), "deny");
addWrite(plan.child(), FileCalls.openat("/proc/self/gid_map", O_WRONLY), IdMap.text(groups));
addWrite(plan.child(), FileCalls.openat("/proc/self/uid_map", O_WRONLY), IdMap.text(users));
