// task: hostname
// region: lab-hostname
// rejected by: ended
// why: it ends the process that would have told
System.exit(0);
