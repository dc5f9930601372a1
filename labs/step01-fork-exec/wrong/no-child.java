// task: first
// region: lab-first
// rejected by: itWaitsForItsChild
// why: it says hello by itself
program.add(ProcessCalls.execve("/bin/echo", List.of("echo", "hello"), List.of()));
program.place(parent);
