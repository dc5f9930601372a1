// task: private
// region: lab-private
// rejected by: whatTheChildMountsTheHostDoesntSee
// why: the others are shared still
Mount.change("/tmp", MS_PRIVATE).addTo(child);
Mount.change("/proc", MS_PRIVATE).addTo(child);
