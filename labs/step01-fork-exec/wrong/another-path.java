// task: first
// region: lab-first
// rejected by: itsChildSaysHello
// why: there is no such program, and a refused row leads to the end
Row birth = program.add(clone3()).positive(parent);
program.add(ProcessCalls.execve("/bin/hello", List.of("echo", "hello"), List.of()));
program.place(parent);
program.add(ProcessCalls.waitid_pid(birth.result()));
program.add(ProcessCalls.exit_group(0));
