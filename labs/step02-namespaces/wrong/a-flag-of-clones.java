// task: late
// region: lab-late
// rejected by: aCgroupNamespaceIsItsOwn
// why: that flag is not for a namespace
plan.child().add(NamespaceCalls.unshare(containers.calls.CloneFlag.CLONE_PARENT_SETTID));
