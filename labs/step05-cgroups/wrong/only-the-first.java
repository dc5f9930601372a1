// task: group
// region: lab-group
// rejected by: theKernelHasTheLimits
// why: a limit on memory has two settings, and swap is the second
plan.parent().add(DirectoryCalls.mkdirat(path(), 0755));
if (!settings.isEmpty()) {
    write(plan.parent(), path() + "/" + settings.get(0).file(), settings.get(0).value(), true);
}
