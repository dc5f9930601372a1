// task: below-dev
// region: lab-below-dev
// rejected by: terminalsOfItsOwn
// why: where the group tty isn't mapped, the kernel refuses it
return List.of(
        Mount.of("devpts", "/dev/pts", "devpts", MS_NOSUID, MS_NOEXEC).with("newinstance,ptmxmode=0666,mode=0620,gid=5"),
        shm,
        Mount.of("mqueue", "/dev/mqueue", "mqueue", MS_NOSUID, MS_NODEV, MS_NOEXEC));
