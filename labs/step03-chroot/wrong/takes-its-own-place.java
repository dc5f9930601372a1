// task: borrow
// region: lab-borrow-1
// rejected by: theContainerSeesItWithWhatIsMountedBelow
// why: the place in the container is no path of the host's
return new BorrowedMount(child.add(MountCalls.open_tree_recursive("/no" + destination)), destination);
