// task: in-time
// region: lab-in-time
// rejected by: itsOwnGroupIsTheTopOfEachHierarchy
// why: it sees the group of who started it
plan.part(2, "the namespaces that it enters by itself");
namespaces.unshare(plan);
