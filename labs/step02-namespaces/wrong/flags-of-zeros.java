// task: loopback
// region: lab-loopback
// rejected by: aNetworkNamespaceHasJustALoopbackInterfaceThatIsUp
// why: the structure names no interface
Argument.Result socket = child.add(SocketCalls.socket(SocketFlag.SOCK_DGRAM, SocketFlag.SOCK_CLOEXEC));
child.add(SocketCalls.ioctl_siocsifflags(socket, new Argument.Bytes(new byte[40], "nothing")));
child.add(FileCalls.close(socket));
