// task: directory
// region: lab-directory
// rejected by: ended
// why: it ends the process that would have told
Runtime.getRuntime().halt(1);
