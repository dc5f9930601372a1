// task: in-time
// region: lab-in-time
// needs: CGROUP_V1
// rejected by: itsOwnGroupIsTheTopOfEachHierarchy
// why: it is in its group too late: the namespace has another's for its root
plan.part(2, "the namespaces that it enters by itself");
namespaces.unshare(plan);
plan.part(5, "what it can use of the machine");
group.addTo(plan);
