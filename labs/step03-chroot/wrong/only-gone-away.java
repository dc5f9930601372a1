// task: forget
// region: lab-forget
// rejected by: noPathGoesUpFromTheRoot
// why: who stands elsewhere can come back
child.add(DirectoryCalls.chdir("/"));
