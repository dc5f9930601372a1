// task: hostname
// region: lab-hostname
// rejected by: theHostnameIsTheNamespacesOwn
// why: it is called at once, by Java, outside the namespace
containers.kernel.Kernel.call(NamespaceCalls.sethostname("renamed"));
