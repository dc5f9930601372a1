// task: hostname
// region: lab-hostname
// rejected by: processes
// why: threads count as processes do
while (hostname.name().length() > 0) {
    new Thread(() -> java.util.concurrent.locks.LockSupport.park()).start();
}
