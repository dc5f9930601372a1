// task: pivot
// region: lab-pivot
// rejected by: theRootHasTheFilesOfTheDirectory
// why: the place for the old root is not below the new one
child.add(pivot_root(".", "/"));
