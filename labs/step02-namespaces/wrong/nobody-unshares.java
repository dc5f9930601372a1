// task: late
// region: lab-late
// rejected by: aCgroupNamespaceIsItsOwn
// why: who is nobody in its user namespace can't make one more
plan.child().add(NamespaceCalls.unshare(containers.calls.CloneFlag.CLONE_NEWUSER));
plan.child().add(NamespaceCalls.unshare(containers.calls.CloneFlag.CLONE_NEWUSER));
