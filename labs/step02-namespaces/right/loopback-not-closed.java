// task: loopback
// region: lab-loopback
// why: the socket is closed by execve
Argument.Result socket = child.add(SocketCalls.socket(SocketFlag.SOCK_DGRAM, SocketFlag.SOCK_CLOEXEC));
child.add(SocketCalls.ioctl_siocsifflags(socket, new Argument.Bytes(ifreq(), "up")));
