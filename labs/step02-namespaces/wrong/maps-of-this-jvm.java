// task: maps
// region: lab-maps
// rejected by: rootInsideIsWhoStartedIt
// why: Java writes to its own files, on the host
try {
    java.nio.file.Files.writeString(java.nio.file.Path.of("/proc/self/uid_map"), IdMap.text(users));
} catch (java.io.IOException refused) {
    throw new java.io.UncheckedIOException(refused);
}
