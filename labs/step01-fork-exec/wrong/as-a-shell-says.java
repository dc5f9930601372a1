// task: status
// region: lab-status
// rejected by: everySignalThatEndsAProcess
// why: 128 is what a shell adds
ByteBuffer info = ByteBuffer.wrap(siginfo).order(ByteOrder.nativeOrder());
int status = info.getInt(SigInfo.STATUS);
return info.getInt(SigInfo.CODE) == SigInfo.CLD_EXITED ? new Exited(status) : new Killed(128 + status);
