// task: limits
// region: lab-limits-2
// rejected by: compile
// why: it takes a list
return Setting.of("cpu.max", quota);
