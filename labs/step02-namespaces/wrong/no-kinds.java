// task: kinds
// region: lab-kinds
// rejected by: theFirstProcessOfAPidNamespaceHasTwoNumbers
// why: clone3 gets no flag at all
plan.child();
