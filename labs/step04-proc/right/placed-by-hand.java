// task: proc
// region: lab-proc-2
// why: without the method that does it
makeDirectory(child, "/proc");
borrowed.proc().ifPresentOrElse(proc -> proc.place(child), () -> DefaultFilesystems.PROC.addTo(child));
