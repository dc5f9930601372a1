// task: enter
// region: lab-enter
// rejected by: theChildIsInItsGroupFromTheStart
// why: no group can be entered at birth but one of version 2, and this is no group
plan.bornIn(plan.parent().add(FileCalls.openat("/", O_PATH, O_CLOEXEC)));
