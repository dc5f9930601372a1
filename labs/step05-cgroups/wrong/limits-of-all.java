// task: group
// region: lab-group
// rejected by: theKernelHasTheLimits
// why: the limit is set on the group above, which is others', too
plan.parent().add(DirectoryCalls.mkdirat(path(), 0755));
for (Setting setting : settings) {
    write(plan.parent(), place.directory() + "/" + setting.file(), setting.value(), setting.required());
}
