// task: directory
// region: lab-directory
// rejected by: compile
// why: fchdir takes a descriptor
child.add(DirectoryCalls.fchdir(workingDirectory), telling);
