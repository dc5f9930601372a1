// task: below-dev
// region: lab-below-dev
// rejected by: compile
// why: data isn't a flag
return List.of(Mount.of("devpts", "/dev/pts", "devpts", "newinstance"), shm);
