// task: end
// region: lab-end
// rejected by: noProcess or time
// why: the program is waited for, and waits for its pipe to close
Retry.whenInterrupted(ProcessCalls.waitid_pid(pid, new byte[SigInfo.SIZE]));
life.close();
reports.close();
