// task: devices
// region: lab-devices-2
// rejected by: theDevicesWork
// why: no node can be opened on a mount with MS_NODEV
for (BorrowedMount node : borrowed) {
    node.placeOnNewFile(child);
    Mount.change(node.destination(), MS_REMOUNT, MS_BIND, MS_NOSUID, MS_NODEV).addTo(child);
}
