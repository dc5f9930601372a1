// task: first
// region: lab-first
// rejected by: itWaitsForItsChild
// why: the parent ends before its child
program.add(clone3()).positive(parent);
program.add(ProcessCalls.execve("/bin/echo", List.of("echo", "hello"), List.of()));
program.place(parent);
program.add(ProcessCalls.exit_group(0));
