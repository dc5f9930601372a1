// task: borrow
// region: lab-borrow-2
// rejected by: theContainerSeesItWithWhatIsMountedBelow
// why: MS_REMOUNT without MS_BIND changes the filesystem, for the host, too
attach(child);
Mount.change(destination, MountFlag.MS_REMOUNT, MountFlag.MS_RDONLY).addTo(child);
child.add(FileCalls.close(tree));
