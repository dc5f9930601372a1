// task: proc
// region: lab-proc-1
// why: with the call itself for the method
child.add(containers.rootfs.MountCalls.mount(mount));
return new BorrowedMount(child.add(containers.rootfs.MountCalls.open_tree(mount.destination())), mount.destination());
