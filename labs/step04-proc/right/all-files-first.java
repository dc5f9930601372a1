// task: devices
// region: lab-devices-2
// why: all files before the first mount
for (BorrowedMount node : borrowed) {
    child.add(FileCalls.close(child.add(FileCalls.openat(node.destination(), 0644, containers.calls.OpenFlag.O_WRONLY, containers.calls.OpenFlag.O_CREAT))));
}
borrowed.forEach(node -> node.place(child));
