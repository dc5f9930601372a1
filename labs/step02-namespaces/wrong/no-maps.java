// task: maps
// region: lab-maps
// rejected by: rootInsideIsWhoStartedIt
// why: nobody is mapped
plan.child();
