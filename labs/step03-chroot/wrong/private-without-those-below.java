// task: private
// region: lab-private
// rejected by: whatTheChildMountsTheHostDoesntSee
// why: without MS_REC only the top changes
Mount.change("/", MS_PRIVATE).addTo(child);
