// task: loopback
// region: lab-loopback
// rejected by: aNetworkNamespaceHasJustALoopbackInterfaceThatIsUp
// why: a socket alone changes nothing
child.add(FileCalls.close(child.add(SocketCalls.socket(SocketFlag.SOCK_DGRAM, SocketFlag.SOCK_CLOEXEC))));
