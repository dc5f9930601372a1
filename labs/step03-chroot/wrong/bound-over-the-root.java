// task: pivot
// region: lab-pivot
// rejected by: theRootHasTheFilesOfTheDirectory
// why: a mount on top of / doesn't move the processes that have / as their root
Mount.bind(".", "/", MS_REC).addTo(child);
