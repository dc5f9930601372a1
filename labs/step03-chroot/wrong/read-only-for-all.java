// task: layer
// region: lab-layer
// rejected by: theRootHasTheFilesOfTheDirectory
// why: MS_REMOUNT without MS_BIND: the filesystem is the host's
Mount.change("/usr", MountFlag.MS_REMOUNT, MountFlag.MS_RDONLY).addTo(child);
