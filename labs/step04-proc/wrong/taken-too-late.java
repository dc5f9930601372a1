// task: devices
// region: lab-devices-2
// rejected by: theDeviceNodes
// why: the host's files are gone by then
for (Device device : all()) {
    device.borrow(child).placeOnNewFile(child);
}
