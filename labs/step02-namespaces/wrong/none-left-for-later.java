// task: kinds
// region: lab-kinds
// rejected by: aCgroupNamespaceIsNotBornWithTheChild
// why: the child isn't in its control group yet
for (Namespace kind : kinds) {
    plan.namespaces().add(kind.flag());
}
