// task: layer
// region: lab-layer
// rejected by: theRootHasTheFilesOfTheDirectory
// why: Java deletes a file of the host, which it sees read-only
try {
    java.nio.file.Files.delete(Path.of("/workshop/pom.xml"));
} catch (java.io.IOException refused) {
    throw new java.io.UncheckedIOException(refused);
}
