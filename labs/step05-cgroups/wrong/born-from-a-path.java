// task: enter
// region: lab-enter
// rejected by: compile
// why: it takes what was opened, and not its path
plan.bornIn(path());
