// task: group
// region: lab-group
// rejected by: aGroupThatIsThereAlreadyIsNotUsed
// why: a group of that name may be another's
plan.parent().attempt(DirectoryCalls.mkdirat(path(), 0755));
for (Setting setting : settings) {
    write(plan.parent(), path() + "/" + setting.file(), setting.value(), setting.required());
}
