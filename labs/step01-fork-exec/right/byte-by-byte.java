// task: status
// region: lab-status
// why: without the constants, and with a switch
ByteBuffer info = ByteBuffer.wrap(siginfo).order(ByteOrder.nativeOrder());
switch (info.getInt(8)) {
    case 1:
        return new Exited(info.get(24) & 255);
    default:
        return new Killed(info.getInt(24));
}
