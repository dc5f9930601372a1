// task: devices
// region: lab-devices-2
// rejected by: theDeviceNodes
// why: a file is mounted on a file, and there is none
for (BorrowedMount node : borrowed) {
    node.place(child);
}
