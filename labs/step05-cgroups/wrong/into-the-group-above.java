// task: enter
// region: lab-enter
// rejected by: theChildIsInItsGroupFromTheStart
// why: where it lands, there are no limits
write(plan.child(), place.directory() + (place.version() == Version.V1 ? "/tasks" : "/cgroup.procs"), "0", true);
