// task: first
// region: lab-first
// rejected by: compile
// why: a call has no result yet; a row will have
program.add(clone3()).positive(parent);
program.add(ProcessCalls.execve("/bin/echo", List.of("echo", "hello"), List.of()));
program.place(parent);
program.add(ProcessCalls.waitid_pid(clone3().result()));
program.add(ProcessCalls.exit_group(0));
