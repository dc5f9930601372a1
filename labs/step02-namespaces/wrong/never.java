// task: late
// region: lab-late
// rejected by: aCgroupNamespaceIsItsOwn
// why: nobody unshares
plan.child();
