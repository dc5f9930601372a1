// task: private
// region: lab-private
// rejected by: whatTheChildMountsTheHostDoesntSee
// why: a mount on top of / changes nothing below it
Mount.bind("/", "/", MS_REC).addTo(child);
