// task: first
// region: lab-first
// rejected by: ended
// why: it ends the process that would have told
System.exit(0);
