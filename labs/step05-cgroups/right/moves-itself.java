// task: enter
// region: lab-enter
// why: the same file in both versions, and slower
write(plan.child(), path() + "/cgroup.procs", "0", true);
