// task: devices
// region: lab-devices-2
// rejected by: theDeviceNodes
// why: ordinary files with the names of devices
for (BorrowedMount node : borrowed) {
    child.add(FileCalls.close(child.add(FileCalls.openat(node.destination(), 0666, containers.calls.OpenFlag.O_WRONLY, containers.calls.OpenFlag.O_CREAT))));
}
