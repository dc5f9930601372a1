// task: gone
// region: lab-gone-2
// rejected by: compile
// why: the paths come first
plan.removeAfterwards(record(), paths());
