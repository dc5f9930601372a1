// task: hostname
// region: lab-hostname
// why: the last one counts
plan.child().add(NamespaceCalls.sethostname("first"));
plan.child().add(NamespaceCalls.sethostname(hostname.name()));
