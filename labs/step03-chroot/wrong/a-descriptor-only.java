// task: borrow
// region: lab-borrow-1
// rejected by: compile
// why: a descriptor is no BorrowedMount
return child.add(MountCalls.open_tree_recursive(source));
