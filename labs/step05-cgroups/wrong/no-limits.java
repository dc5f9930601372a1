// task: group
// region: lab-group
// rejected by: theKernelHasTheLimits
// why: the group only counts
plan.parent().add(FileCalls.mkdirat(path(), 0755));
