// task: kinds
// region: lab-kinds
// rejected by: theFirstProcessOfAPidNamespaceHasTwoNumbers
// why: who unshares a PID namespace stays where it is: only its children are in it
for (Namespace kind : kinds) {
    if (kind != Namespace.USER && !kind.isUnshared()) {
        plan.child().add(NamespaceCalls.unshare(kind.flag()));
    }
}
if (contains(Namespace.USER)) {
    plan.namespaces().add(Namespace.USER.flag());
}
