// task: devices
// region: lab-devices-2
// rejected by: theLinks
// why: what is there besides wasn't asked for
for (BorrowedMount node : borrowed) {
    node.placeOnNewFile(child);
}
child.add(DirectoryCalls.mkdirat("/dev/disk", 0755));
