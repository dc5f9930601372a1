// task: late
// region: lab-late
// rejected by: compile
// why: a kind is no flag
for (Namespace kind : kinds) {
    plan.child().add(NamespaceCalls.unshare(kind));
}
