// task: in-time
// region: lab-in-time
// rejected by: itsOwnGroupIsTheTopOfEachHierarchy
// why: it sees where its group is
plan.part(5, "what it can use of the machine");
group.addTo(plan);
