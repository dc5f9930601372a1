// task: kinds
// region: lab-kinds
// rejected by: noNamespaceIsMadeThatNobodyAskedFor
// why: everybody gets all, whoever asked for what
for (Namespace kind : Namespace.values()) {
    if (!kind.isUnshared() && (kind != Namespace.USER || contains(kind)) && kind != Namespace.TIME) {
        plan.namespaces().add(kind.flag());
    }
}
