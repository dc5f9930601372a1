// task: private
// region: lab-private
// why: MS_SLAVE: the child sees what the host mounts, and the host nothing of the child
child.add(containers.kernel.Call.of(
        containers.kernel.SystemCall.MOUNT,
        Argument.NULL,
        Argument.text("/"),
        Argument.NULL,
        Argument.number(16384 | 1 << 19),
        Argument.NULL));
