// task: loopback
// region: lab-loopback
// rejected by: compile
// why: the number is known only when the program runs
int socket = child.add(SocketCalls.socket(SocketFlag.SOCK_DGRAM, SocketFlag.SOCK_CLOEXEC));
