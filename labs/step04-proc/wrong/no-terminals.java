// task: below-dev
// region: lab-below-dev
// rejected by: terminalsOfItsOwn
// why: there is no devpts
return List.of(shm, Mount.of("mqueue", "/dev/mqueue", "mqueue", MS_NOSUID, MS_NODEV, MS_NOEXEC));
