// task: borrow
// region: lab-borrow-1
// rejected by: theContainerSeesItWithWhatIsMountedBelow
// why: the mounts below are not copied
return take(child, source, destination);
