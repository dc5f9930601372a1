// task: in-time
// region: lab-in-time
// rejected by: compile
// why: a part has a number, a title and its calls
plan.part(group::addTo);
