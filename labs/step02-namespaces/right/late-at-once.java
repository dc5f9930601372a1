// task: late
// region: lab-late
// why: one call for all of them
kinds.stream().filter(Namespace::isUnshared).forEach(kind -> plan.child().add(NamespaceCalls.unshare(kind.flag())));
