// task: enter
// region: lab-enter
// rejected by: theChildIsInItsGroupFromTheStart
// why: the group has no such file
write(plan.child(), path() + "/pids", "0", true);
