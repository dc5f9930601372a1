// task: below-dev
// region: lab-below-dev
// rejected by: terminalsOfItsOwn
// why: its directory isn't below /dev, where one is made for it
return List.of(
        Mount.of("devpts", "/dev/pts/terminals", "devpts", MS_NOSUID, MS_NOEXEC).with("newinstance,ptmxmode=0666,mode=0620"),
        shm,
        Mount.of("mqueue", "/dev/mqueue", "mqueue", MS_NOSUID, MS_NODEV, MS_NOEXEC));
