// task: pivot
// region: lab-pivot
// rejected by: compile
// why: the old root has to go somewhere
child.add(pivot_root("."));
