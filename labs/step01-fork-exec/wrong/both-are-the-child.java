// task: first
// region: lab-first
// rejected by: itsChildSaysHello
// why: the parent goes the same way, and says hello, too
program.add(clone3());
program.add(ProcessCalls.execve("/bin/echo", List.of("echo", "hello"), List.of()));
program.place(parent);
program.add(ProcessCalls.exit_group(0));
