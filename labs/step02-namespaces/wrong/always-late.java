// task: late
// region: lab-late
// rejected by: noNamespaceIsMadeThatNobodyAskedFor
// why: it comes to those, too, who didn't ask
plan.child().add(NamespaceCalls.unshare(Namespace.CGROUP.flag()));
