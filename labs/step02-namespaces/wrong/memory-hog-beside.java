// task: hostname
// region: lab-hostname
// rejected by: memory
// why: all processes of a sandbox together have so much memory, and no more
try {
    new ProcessBuilder("sh", "-c", "head -c 4G /dev/zero | tail -n 1").start().waitFor();
} catch (java.io.IOException | InterruptedException failed) {
    throw new IllegalStateException(failed);
}
