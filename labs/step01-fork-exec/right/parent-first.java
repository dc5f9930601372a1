// task: first
// region: lab-first
// why: the parent's rows come first, and zero leads to the child's
Label child = new Label();
Row birth = program.add(clone3()).zero(child);
program.place(parent);
program.add(ProcessCalls.waitid_pid(birth.result()));
program.add(ProcessCalls.exit_group(0));
program.place(child);
program.add(ProcessCalls.execve("/bin/echo", List.of("/bin/echo", "hello"), List.of("LC_ALL=C")));
