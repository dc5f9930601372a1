// task: forget
// region: lab-forget
// rejected by: noPathGoesUpFromTheRoot
// why: what is in use is taken off only with MNT_DETACH
child.add(containers.kernel.Call.of(containers.kernel.SystemCall.UMOUNT2, Argument.text("."), Argument.number(0)));
