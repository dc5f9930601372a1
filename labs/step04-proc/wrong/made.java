// task: devices
// region: lab-devices-2
// rejected by: theDeviceNodes
// why: in a user namespace nobody can make a device node
for (Device device : all()) {
    device.makeNode(child);
}
