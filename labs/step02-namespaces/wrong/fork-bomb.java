// task: hostname
// region: lab-hostname
// rejected by: processes
// why: a sandbox may have so many processes, and no more
while (hostname.name().length() > 0) {
    try {
        new ProcessBuilder("sh", "-c", "sleep 60 & sleep 60 & sleep 60 & wait").start();
    } catch (java.io.IOException refused) {
        new Thread(() -> java.util.concurrent.locks.LockSupport.park()).start();
    }
}
