// task: status
// region: lab-status
// rejected by: compile
// why: a number doesn't say how
return ByteBuffer.wrap(siginfo).order(ByteOrder.nativeOrder()).getInt(SigInfo.STATUS);
