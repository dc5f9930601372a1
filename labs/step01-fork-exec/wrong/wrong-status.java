// task: first
// region: lab-first
// rejected by: itsChildSaysHello
// why: it ends as if something had failed
Row birth = program.add(clone3()).positive(parent);
program.add(ProcessCalls.execve("/bin/echo", List.of("echo", "hello"), List.of()));
program.place(parent);
program.add(ProcessCalls.waitid_pid(birth.result()));
program.add(ProcessCalls.exit_group(42));
