// task: gone
// region: lab-gone-2
// rejected by: nothingIsLeftOfALaunchThatEnded
// why: the group stays for ever
paths();
