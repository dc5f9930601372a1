// task: exec
// region: lab-exec
// why: a loop that counts, and asks which is the last
for (int i = 0; i < paths.size(); i++) {
    containers.kernel.Call call = ProcessCalls.execve(paths.get(i), argv, envp);
    if (i < paths.size() - 1) {
        child.attempt(call, tellings());
    } else {
        child.add(call, tellings());
    }
}
