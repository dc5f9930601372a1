// task: below-dev
// region: lab-below-dev
// rejected by: terminalsOfItsOwn
// why: the kernel has no filesystem of that name
return List.of(
        Mount.of("devpts", "/dev/pts", "devpts", MS_NOSUID, MS_NOEXEC).with("newinstance,ptmxmode=0666,mode=0620"),
        shm,
        Mount.of("mqueue", "/dev/mqueue", "queue", MS_NOSUID, MS_NODEV, MS_NOEXEC));
