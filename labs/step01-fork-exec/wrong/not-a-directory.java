// task: directory
// region: lab-directory
// rejected by: theWorkingDirectoryIsTheOneGiven
// why: a file can't be entered
Argument.Result directory = child.add(FileCalls.openat2_in_root("/proc/self/status", O_PATH, O_CLOEXEC), telling);
child.add(DirectoryCalls.fchdir(directory), telling);
child.add(FileCalls.close(directory));
