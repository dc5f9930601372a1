// task: first
// region: lab-first
// why: a shell for echo
Row birth = program.add(clone3()).positive(parent);
program.add(ProcessCalls.execve("/bin/sh", List.of("sh", "-c", "echo hello"), List.of()));
program.place(parent);
program.add(ProcessCalls.waitid_pid(birth.result()));
program.add(ProcessCalls.exit_group(0));
