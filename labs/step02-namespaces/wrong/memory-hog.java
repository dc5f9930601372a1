// task: hostname
// region: lab-hostname
// rejected by: memory
// why: a JVM has so much memory, and no more
java.util.List<byte[]> all = new java.util.ArrayList<>();
while (hostname.name().length() > 0) { all.add(new byte[1 << 20]); }
