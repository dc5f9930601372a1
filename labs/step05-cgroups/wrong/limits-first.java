// task: group
// region: lab-group
// rejected by: theKernelHasTheLimits
// why: there is no file before there is a directory
for (Setting setting : settings) {
    write(plan.parent(), path() + "/" + setting.file(), setting.value(), setting.required());
}
plan.parent().add(DirectoryCalls.mkdirat(path(), 0755));
