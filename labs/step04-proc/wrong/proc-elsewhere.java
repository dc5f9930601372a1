// task: proc
// region: lab-proc-2
// rejected by: psShowsOnlyTheContainer
// why: it is put where nobody looks
child.attempt(DirectoryCalls.mkdirat("/tmp/proc", 0755));
new BorrowedMount(borrowed.proc().orElseThrow().tree(), "/tmp/proc").place(child);
