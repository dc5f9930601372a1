// task: end
// region: lab-end
// rejected by: compile
// why: a PID can't be closed
life.close();
pid.close();
reports.close();
