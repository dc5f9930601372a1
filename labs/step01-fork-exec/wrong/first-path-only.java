// task: exec
// region: lab-exec
// rejected by: argumentsArriveAsTheyAre
// why: the program is in another directory of PATH
child.add(ProcessCalls.execve(paths.get(0), argv, envp), tellings());
