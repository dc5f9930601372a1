// task: pivot
// region: lab-pivot
// why: the old root goes to a directory of the new one, and the child with it
child.add(pivot_root(".", "tmp"));
child.add(DirectoryCalls.chdir("/tmp"));
