// task: end
// region: lab-end
// rejected by: noDescriptor
// why: a descriptor is left open
life.close();
Retry.whenInterrupted(ProcessCalls.waitid_pid(pid, new byte[SigInfo.SIZE]));
