// task: hostname
// region: lab-hostname
// rejected by: theHostnameIsTheNamespacesOwn
// why: a new UTS namespace begins as a copy of the host's

