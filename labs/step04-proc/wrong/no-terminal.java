// task: devices
// region: lab-devices-1
// rejected by: theDeviceNodes
// why: /dev/tty is missing
for (Device device : all()) {
    if (!device.path().equals("/dev/tty")) {
        borrowed.add(device.borrow(child));
    }
}
