// task: directory
// region: lab-directory
// why: O_CLOEXEC closes it
child.add(DirectoryCalls.fchdir(child.add(FileCalls.openat2_in_root(workingDirectory, O_PATH, O_DIRECTORY, O_CLOEXEC))), telling);
