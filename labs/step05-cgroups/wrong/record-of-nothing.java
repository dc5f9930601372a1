// task: gone
// region: lab-gone-1
// rejected by: theNextRunRemovesWhatAKilledMonitorLeft
// why: there is a record, but it doesn't say of what
GroupRecord.addTo(plan.parent(), record(), List.of("/"));
