// task: devices
// region: lab-devices-1
// rejected by: compile
// why: the list is one of borrowed mounts
borrowed.addAll(all());
