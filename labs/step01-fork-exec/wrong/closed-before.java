// task: directory
// region: lab-directory
// rejected by: theWorkingDirectoryIsTheOneGiven
// why: the descriptor is gone when it is used
Argument.Result directory = child.add(FileCalls.openat2_in_root(workingDirectory, O_PATH, O_DIRECTORY, O_CLOEXEC), telling);
child.add(FileCalls.close(directory));
child.add(DirectoryCalls.fchdir(directory), telling);
