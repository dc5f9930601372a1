// task: exec
// region: lab-exec
// rejected by: argumentsArriveAsTheyAre or aProgramThatMayNotBeExecutedSaysMoreThanOneThatIsntThere
// why: the directories before it are passed over
child.add(ProcessCalls.execve(paths.get(paths.size() - 1), argv, envp), tellings());
