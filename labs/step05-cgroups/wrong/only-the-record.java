// task: gone
// region: lab-gone-2
// rejected by: nothingIsLeftOfALaunchThatEnded
// why: who made it forgets it
plan.removeAfterwards(List.of(), record());
