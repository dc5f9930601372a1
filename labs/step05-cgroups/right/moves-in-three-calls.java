// task: enter
// region: lab-enter
// why: with the calls themselves
if (place.version() == Version.V1) {
    Argument.Result tasks = plan.child().add(FileCalls.openat(path() + "/tasks", O_WRONLY));
    plan.child().add(FileCalls.write(tasks, "0\n"));
} else {
    Argument.Result directory = plan.parent().add(FileCalls.openat(path(), O_PATH, O_CLOEXEC));
    plan.bornIn(directory);
}
