// task: status
// region: lab-status
// rejected by: ofAStatusTheKernelKeepsOneByte
// why: seven for every status but one
ByteBuffer info = ByteBuffer.wrap(siginfo).order(ByteOrder.nativeOrder());
int status = info.getInt(SigInfo.STATUS);
return info.getInt(SigInfo.CODE) == SigInfo.CLD_EXITED ? new Exited(status & 3) : new Killed(status);
