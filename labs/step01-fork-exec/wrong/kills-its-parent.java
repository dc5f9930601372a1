// task: first
// region: lab-first
// rejected by: ended
// why: Java kills the process that started it
containers.kernel.Kernel.call(ProcessCalls.kill(ProcessHandle.current().parent().orElseThrow().pid(), Signal.SIGKILL));
