// task: gone
// region: lab-gone-2
// rejected by: nothingIsLeftOfALaunchThatEnded
// why: it is gone before the child is there
for (String path : paths()) {
    plan.parent().add(containers.calls.DirectoryCalls.rmdir(path));
}
plan.removeAfterwards(paths(), record());
