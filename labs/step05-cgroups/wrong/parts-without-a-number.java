// task: in-time
// region: lab-in-time
// rejected by: compile
// why: a part has a number, too
plan.part("what it can use of the machine");
group.addTo(plan);
