// task: hostname
// region: lab-hostname
// rejected by: theLongestHostname
// why: a name can have 64 bytes
plan.child().add(NamespaceCalls.sethostname(hostname.name().substring(0, Math.min(10, hostname.name().length()))));
