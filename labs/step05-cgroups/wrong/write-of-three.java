// task: group
// region: lab-group
// rejected by: compile
// why: it has to be said whether it is required
plan.parent().add(DirectoryCalls.mkdirat(path(), 0755));
for (Setting setting : settings) {
    write(plan.parent(), path() + "/" + setting.file(), setting.value());
}
