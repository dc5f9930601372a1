// task: hostname
// region: lab-hostname
// rejected by: compile
// why: a Hostname is no String
plan.child().add(NamespaceCalls.sethostname(hostname));
