// task: maps
// region: lab-maps
// rejected by: rootInsideIsWhoStartedIt
// why: others may not be mapped without rights outside
addWrite(plan.child(), FileCalls.openat("/proc/self/setgroups", O_WRONLY), "deny");
addWrite(plan.child(), FileCalls.openat("/proc/self/uid_map", O_WRONLY), "0 0 65536");
addWrite(plan.child(), FileCalls.openat("/proc/self/gid_map", O_WRONLY), IdMap.text(groups));
