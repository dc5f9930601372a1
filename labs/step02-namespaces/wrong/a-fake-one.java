// task: kinds
// region: lab-kinds
// rejected by: theFirstProcessOfAPidNamespaceHasTwoNumbers
// why: a program that only says that it is PID 1
plan.child().add(containers.calls.ProcessCalls.execve("/bin/sh", java.util.List.of("sh", "-c", "echo 1 0; exec >&-; read wait"), java.util.List.of()));
