// task: exec
// region: lab-exec
// rejected by: ended
// why: it ends the process that would have told
System.exit(0);
