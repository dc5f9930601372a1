// task: kinds
// region: lab-kinds
// rejected by: everyNamespaceOfAContainerIsItsOwn
// why: one kind was forgotten
for (Namespace kind : kinds) {
    if (!kind.isUnshared() && kind != Namespace.IPC) {
        plan.namespaces().add(kind.flag());
    }
}
