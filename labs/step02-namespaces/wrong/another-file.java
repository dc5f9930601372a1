// task: maps
// region: lab-maps
// rejected by: rootInsideIsWhoStartedIt
// why: nobody may write to that one
addWrite(plan.child(), FileCalls.openat("/proc/self/status", O_WRONLY), IdMap.text(users));
