// task: directory
// region: lab-directory
// rejected by: noDescriptorOfItIsLeft
// why: a descriptor is left open
Argument.Result directory = child.add(FileCalls.openat2_in_root(workingDirectory, O_PATH, O_DIRECTORY), telling);
child.add(DirectoryCalls.fchdir(directory), telling);
