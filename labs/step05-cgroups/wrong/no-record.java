// task: gone
// region: lab-gone-1
// rejected by: nothingIsLeftOfALaunchThatEnded
// why: after a crash nobody would know
record();
