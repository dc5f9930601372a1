// task: loopback
// region: lab-loopback
// why: the socket is closed before execve could
Argument.Result socket = child.add(SocketCalls.socket(SocketFlag.SOCK_DGRAM));
child.add(SocketCalls.ioctl_siocsifflags(socket, new Argument.Bytes(ifreq(), "up")));
child.add(FileCalls.close(socket));
