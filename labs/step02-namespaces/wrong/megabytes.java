// task: hostname
// region: lab-hostname
// rejected by: output
// why: what is printed is limited
while (hostname.name().length() > 0) { System.out.println("x".repeat(100_000)); }
