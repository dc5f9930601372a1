// task: directory
// region: lab-directory
// rejected by: theWorkingDirectoryIsTheOneGiven
// why: who opens a directory isn't there yet
Argument.Result directory = child.add(FileCalls.openat2_in_root(workingDirectory, O_PATH, O_DIRECTORY, O_CLOEXEC), telling);
child.add(FileCalls.close(directory));
