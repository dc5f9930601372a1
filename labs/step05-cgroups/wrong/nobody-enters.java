// task: enter
// region: lab-enter
// rejected by: theChildIsInItsGroupFromTheStart
// why: the group is there, and empty
path();
