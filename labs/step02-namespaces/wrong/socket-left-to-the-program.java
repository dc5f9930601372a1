// task: loopback
// region: lab-loopback
// rejected by: theProgramDoesNotGetTheSocketOfItsInterface
// why: nobody closes the socket, and execve doesn't either
Argument.Result socket = child.add(SocketCalls.socket(SocketFlag.SOCK_DGRAM));
child.add(SocketCalls.ioctl_siocsifflags(socket, new Argument.Bytes(ifreq(), "up")));
