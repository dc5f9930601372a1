// task: private
// region: lab-private
// rejected by: whatTheChildMountsTheHostDoesntSee
// why: it is called at once, by Java, and the child has other mounts
containers.kernel.Kernel.call(MountCalls.mount(Mount.change("/", MS_REC, MS_PRIVATE)));
