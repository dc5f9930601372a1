// task: private
// region: lab-private
// rejected by: compile
// why: a description is no call
child.add(Mount.change("/", MS_REC, MS_PRIVATE));
