// task: proc
// region: lab-proc-2
// rejected by: psShowsOnlyTheContainer
// why: nobody gets a new /proc who sees none
makeDirectory(child, "/proc");
DefaultFilesystems.PROC.addTo(child);
