// task: layer
// region: lab-layer
// rejected by: theRootHasTheFilesOfTheDirectory
// why: a directory is no mount

