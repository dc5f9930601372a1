// task: below-dev
// region: lab-below-dev
// why: a list that grows, in another order
List<Mount> mounts = new java.util.ArrayList<>();
mounts.add(Mount.of("queues", "/dev/mqueue", "mqueue", MS_NOEXEC, MS_NODEV, MS_NOSUID));
mounts.add(shm);
Mount terminals = Mount.of("terminals", "/dev/pts", "devpts", MS_NOEXEC, MS_NOSUID);
mounts.add(terminals.with("mode=620,ptmxmode=666" + (groupTty ? ",gid=5" : "")));
return mounts;
