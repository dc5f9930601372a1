// task: below-dev
// region: lab-below-dev
// rejected by: sharedMemoryAndMessageQueues
// why: a tmpfs without a size may fill half of the machine's memory
return List.of(
        Mount.of("devpts", "/dev/pts", "devpts", MS_NOSUID, MS_NOEXEC).with("newinstance,ptmxmode=0666,mode=0620"),
        Mount.of("shm", "/dev/shm", "tmpfs", MS_NOSUID, MS_NODEV, MS_NOEXEC).with("mode=1777"),
        Mount.of("mqueue", "/dev/mqueue", "mqueue", MS_NOSUID, MS_NODEV, MS_NOEXEC));
