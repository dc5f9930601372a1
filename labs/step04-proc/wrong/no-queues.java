// task: below-dev
// region: lab-below-dev
// rejected by: sharedMemoryAndMessageQueues
// why: there are no queues, or their directory
return List.of(
        Mount.of("devpts", "/dev/pts", "devpts", MS_NOSUID, MS_NOEXEC).with("newinstance,ptmxmode=0666,mode=0620"), shm);
