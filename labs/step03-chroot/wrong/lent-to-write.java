// task: borrow
// region: lab-borrow-2
// rejected by: nothingOfItCanBeChangedThere
// why: nobody said read-only
attach(child);
child.add(FileCalls.close(tree));
