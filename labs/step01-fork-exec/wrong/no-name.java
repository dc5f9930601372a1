// task: first
// region: lab-first
// rejected by: itsChildSaysHello
// why: the first argument is the name of the program
Row birth = program.add(clone3()).positive(parent);
program.add(ProcessCalls.execve("/bin/echo", List.of("hello"), List.of()));
program.place(parent);
program.add(ProcessCalls.waitid_pid(birth.result()));
program.add(ProcessCalls.exit_group(0));
