// task: exec
// region: lab-exec
// rejected by: argumentsArriveAsTheyAre
// why: one that isn't in the first directory may be in the second
for (String path : paths) {
    child.add(ProcessCalls.execve(path, argv, envp), tellings());
}
