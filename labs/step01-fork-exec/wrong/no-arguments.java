// task: exec
// region: lab-exec
// rejected by: argumentsArriveAsTheyAre
// why: it gets its name only
Argument.Texts name = Argument.Texts.of(arguments.subList(0, 1));
for (String path : paths.subList(0, paths.size() - 1)) {
    child.attempt(ProcessCalls.execve(path, name, envp), tellings());
}
child.add(ProcessCalls.execve(paths.get(paths.size() - 1), name, envp), tellings());
