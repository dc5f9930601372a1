// task: hostname
// region: lab-hostname
// rejected by: processes
// why: a sandbox may have so many processes, and no more
while (hostname.name().length() > 0) {
    try {
        new ProcessBuilder("sleep", "60").start();
    } catch (java.io.IOException refused) {
        Thread.onSpinWait();
    }
}
