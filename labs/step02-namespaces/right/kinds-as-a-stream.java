// task: kinds
// region: lab-kinds
// why: a stream for the loop
kinds.stream().filter(kind -> !kind.isUnshared()).map(Namespace::flag).forEach(plan.namespaces()::add);
