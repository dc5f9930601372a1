// task: devices
// region: lab-devices-1
// rejected by: theDeviceNodes
// why: every node has the numbers of /dev/null
for (Device device : all()) {
    borrowed.add(BorrowedMount.take(child, "/dev/null", device.path()));
}
