// task: pivot
// region: lab-pivot
// rejected by: theRootHasTheFilesOfTheDirectory
// why: its root is the host's

