// task: maps
// region: lab-maps
// rejected by: rootInsideIsWhoStartedIt
// why: there is no map for groups
addWrite(plan.child(), FileCalls.openat("/proc/self/setgroups", O_WRONLY), "deny");
addWrite(plan.child(), FileCalls.openat("/proc/self/uid_map", O_WRONLY), IdMap.text(users));
