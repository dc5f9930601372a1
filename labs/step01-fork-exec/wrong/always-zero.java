// task: status
// region: lab-status
// rejected by: statusesAsAPersonReadsThem
// why: nobody looked
return new Exited(0);
