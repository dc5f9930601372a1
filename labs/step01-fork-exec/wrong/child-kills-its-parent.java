// task: first
// region: lab-first
// rejected by: itsChildSaysHello
// why: the child kills the program that waits for it
Row birth = program.add(clone3()).positive(parent);
Row whose = program.add(Call.of(containers.kernel.SystemCall.GETPPID));
program.add(Call.of(containers.kernel.SystemCall.KILL, whose.result(), Argument.number(9)));
program.add(ProcessCalls.execve("/bin/echo", List.of("echo", "hello"), List.of()));
program.place(parent);
program.add(ProcessCalls.waitid_pid(birth.result()));
program.add(ProcessCalls.exit_group(0));
