// task: hostname
// region: lab-hostname
// rejected by: theHostnameIsTheNamespacesOwn
// why: it is not the name that was asked for
plan.child().add(NamespaceCalls.sethostname("container"));
