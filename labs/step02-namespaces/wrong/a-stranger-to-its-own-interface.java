// task: loopback
// region: lab-loopback
// rejected by: aNetworkNamespaceHasJustALoopbackInterfaceThatIsUp
// why: one user namespace further in, the interface belongs to others
child.add(NamespaceCalls.unshare(containers.calls.CloneFlag.CLONE_NEWUSER));
Argument.Result socket = child.add(SocketCalls.socket(SocketFlag.SOCK_DGRAM, SocketFlag.SOCK_CLOEXEC));
child.add(SocketCalls.ioctl_siocsifflags(socket, new Argument.Bytes(ifreq(), "up")));
child.add(FileCalls.close(socket));
