// task: enter
// region: lab-enter
// rejected by: theChildIsInItsGroupFromTheStart
// why: the child has ended by then
write(plan.afterwards(), path() + (place.version() == Version.V1 ? "/tasks" : "/cgroup.procs"), "0", false);
