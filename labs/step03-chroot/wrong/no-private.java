// task: private
// region: lab-private
// rejected by: whatTheChildMountsTheHostDoesntSee
// why: MS_PRIVATE is missing: a copy of a shared mount is shared

