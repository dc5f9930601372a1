// task: hostname
// region: lab-hostname
// rejected by: theHostnameIsTheNamespacesOwn or time
// why: a test's time is limited
while (hostname.name().length() > 0) { Thread.onSpinWait(); }
