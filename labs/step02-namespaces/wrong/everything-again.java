// task: late
// region: lab-late
// rejected by: noNamespaceIsMadeThatNobodyAskedFor
// why: the child leaves the namespaces that clone3 made, and then has no rights in those it has made itself
for (Namespace kind : kinds) {
    plan.child().add(NamespaceCalls.unshare(kind.flag()));
}
