// task: exec
// region: lab-exec
// rejected by: compile
// why: execve takes one path
child.add(ProcessCalls.execve(paths, argv, envp), tellings());
