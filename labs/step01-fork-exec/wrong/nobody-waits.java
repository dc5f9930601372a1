// task: end
// region: lab-end
// rejected by: noProcess
// why: waiting is forgotten: what has ended stays, a zombie
life.close();
reports.close();
