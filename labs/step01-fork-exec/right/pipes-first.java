// task: end
// region: lab-end
// why: the reports are not needed while it ends
reports.close();
life.close();
Retry.whenInterrupted(ProcessCalls.waitid_pid(pid, new byte[SigInfo.SIZE]));
