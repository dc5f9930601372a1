// task: group
// region: lab-group
// rejected by: theKernelHasTheLimits
// why: the group only counts
plan.parent().add(DirectoryCalls.mkdirat(path(), 0755));
