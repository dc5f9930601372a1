// task: maps
// region: lab-maps
// rejected by: rootInsideIsWhoStartedIt or theChildGivesUpItsGroupsBeforeItWritesTheirMap
// why: an ordinary user may not write the map of groups without it; in the sandbox of one it is written already
addWrite(plan.child(), FileCalls.openat("/proc/self/uid_map", O_WRONLY), IdMap.text(users));
addWrite(plan.child(), FileCalls.openat("/proc/self/gid_map", O_WRONLY), IdMap.text(groups));
