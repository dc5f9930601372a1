// task: hostname
// region: lab-hostname
// rejected by: theHostnameIsTheNamespacesOwn
// why: one user namespace further in, the UTS namespace belongs to others
plan.child().add(NamespaceCalls.unshare(containers.calls.CloneFlag.CLONE_NEWUSER));
plan.child().add(NamespaceCalls.sethostname(hostname.name()));
