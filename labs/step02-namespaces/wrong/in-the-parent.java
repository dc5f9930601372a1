// task: hostname
// region: lab-hostname
// rejected by: theHostnameIsTheNamespacesOwn
// why: it renames the JVM's own namespace, and the child has made its own by then
plan.parent().add(NamespaceCalls.sethostname(hostname.name()));
