// task: hostname
// region: lab-hostname
// rejected by: output
// why: what is printed is limited
while (true) { System.out.println("x".repeat(100_000)); }
