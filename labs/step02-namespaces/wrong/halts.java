// task: kinds
// region: lab-kinds
// rejected by: ended
// why: it ends the process that would have told
Runtime.getRuntime().halt(0);
