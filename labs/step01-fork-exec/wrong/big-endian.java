// task: status
// region: lab-status
// rejected by: statusesAsAPersonReadsThem
// why: a ByteBuffer begins with the other order of bytes
ByteBuffer info = ByteBuffer.wrap(siginfo).order(
        ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
int status = info.getInt(SigInfo.STATUS);
return info.getInt(SigInfo.CODE) == SigInfo.CLD_EXITED ? new Exited(status) : new Killed(status);
