// task: borrow
// region: lab-borrow-2
// rejected by: ended
// why: it ends the process that would have told
System.exit(0);
