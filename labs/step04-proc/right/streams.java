// task: devices
// region: lab-devices-1
// why: a stream for the loop, and the last device first
List<Device> devices = new ArrayList<>(all());
java.util.Collections.reverse(devices);
devices.stream().map(device -> BorrowedMount.take(child, device.source(), device.path())).forEach(borrowed::add);
