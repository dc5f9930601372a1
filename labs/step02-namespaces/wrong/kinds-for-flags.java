// task: kinds
// region: lab-kinds
// rejected by: compile
// why: a kind is no flag
plan.namespaces().addAll(kinds);
