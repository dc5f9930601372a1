// task: enter
// region: lab-enter
// rejected by: itsOwnGroupIsTheTopOfEachHierarchy
// why: who starts the child is in the group, too, and the limit is his
write(plan.parent(), path() + (place.version() == Version.V1 ? "/tasks" : "/cgroup.procs"), "0", true);
