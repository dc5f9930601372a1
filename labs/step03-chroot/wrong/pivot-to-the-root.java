// task: pivot
// region: lab-pivot
// rejected by: theRootHasTheFilesOfTheDirectory
// why: the root is the root already
child.add(pivot_root("/", "."));
