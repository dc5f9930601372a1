// task: hostname
// region: lab-hostname
// why: with a variable for each thing
var child = plan.child();
String name = hostname.name();
child.add(NamespaceCalls.sethostname(name));
