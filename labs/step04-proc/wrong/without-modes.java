// task: below-dev
// region: lab-below-dev
// rejected by: theMountsBelowDev
// why: nobody but root could open a terminal
return List.of(
        Mount.of("devpts", "/dev/pts", "devpts", MS_NOSUID, MS_NOEXEC).with("newinstance"),
        shm,
        Mount.of("mqueue", "/dev/mqueue", "mqueue", MS_NOSUID, MS_NODEV, MS_NOEXEC));
