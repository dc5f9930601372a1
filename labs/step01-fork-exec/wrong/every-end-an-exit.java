// task: status
// region: lab-status
// rejected by: everySignalThatEndsAProcess
// why: a signal's number is taken for a status
return new Exited(ByteBuffer.wrap(siginfo).order(ByteOrder.nativeOrder()).getInt(SigInfo.STATUS));
