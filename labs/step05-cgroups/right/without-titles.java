// task: in-time
// region: lab-in-time
// why: without the method that gives them a title
group.addTo(plan);
namespaces.unshare(plan);
