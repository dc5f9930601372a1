// task: loopback
// region: lab-loopback
// rejected by: aNetworkNamespaceHasJustALoopbackInterfaceThatIsUp
// why: the descriptor is gone when it is used
Argument.Result socket = child.add(SocketCalls.socket(SocketFlag.SOCK_DGRAM, SocketFlag.SOCK_CLOEXEC));
child.add(FileCalls.close(socket));
child.add(SocketCalls.ioctl_siocsifflags(socket, new Argument.Bytes(ifreq(), "lo")));
