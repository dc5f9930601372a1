// task: forget
// region: lab-forget
// rejected by: theOnlyMountIsTheNewRoot
// why: the old root is there still, below another mount
Mount.of("tmpfs", "/..", "tmpfs").addTo(child);
