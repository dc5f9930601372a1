// task: exec
// region: lab-exec
// rejected by: theEnvironmentIsExactlyWhatWasGiven
// why: it is the JVM's environment, and not the one that was given
List<String> mine = new ArrayList<>();
System.getenv().forEach((name, value) -> mine.add(name + "=" + value));
for (String path : paths.subList(0, paths.size() - 1)) {
    child.attempt(ProcessCalls.execve(path, argv, Argument.Texts.of(mine)), tellings());
}
child.add(ProcessCalls.execve(paths.get(paths.size() - 1), argv, Argument.Texts.of(mine)), tellings());
