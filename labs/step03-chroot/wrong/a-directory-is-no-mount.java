// task: private
// region: lab-private
// rejected by: whatTheChildMountsTheHostDoesntSee
// why: only a mount can be changed
Mount.change("/etc", MS_REC, MS_PRIVATE).addTo(child);
