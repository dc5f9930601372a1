// task: exec
// region: lab-exec
// rejected by: aProgramThatIsntThere
// why: the child ends, as if all was well
for (String path : paths) {
    child.attempt(ProcessCalls.execve(path, argv, envp), tellings());
}
