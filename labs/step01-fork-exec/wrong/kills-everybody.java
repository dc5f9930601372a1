// task: end
// region: lab-end
// rejected by: ended
// why: kill(-1) means every process that may be killed: the tests, too
life.close();
reports.close();
containers.kernel.Kernel.call(containers.kernel.Call.of(
        containers.kernel.SystemCall.KILL, containers.kernel.Argument.number(0), containers.kernel.Argument.number(9)));
