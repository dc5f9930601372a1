// task: first
// region: lab-first
// rejected by: itsChildSaysHello
// why: Java kills the process that started it; in the sandbox that is PID 1, which no signal from inside ends
containers.kernel.Kernel.call(containers.calls.SignalCalls.kill(ProcessHandle.current().parent().orElseThrow().pid(), Signal.SIGKILL));
