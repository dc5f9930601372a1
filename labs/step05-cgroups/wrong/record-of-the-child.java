// task: gone
// region: lab-gone-1
// rejected by: twoLaunchesOfOneJvmLeaveEachOtherAlone
// why: its lock ends when the program starts, and others take it for dead
GroupRecord.addTo(plan.child(), record(), paths());
