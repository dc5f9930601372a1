/**
 * Which devices a container can use: root inside may make a node for any, and a node for a disk is the disk.
 *
 * <p>{@link containers.devices.DeviceAccess} is the door. Read then {@link containers.devices.DeviceRule}, one thing that
 * is allowed; {@code DeviceProgram}, the rules as a program for the kernel, and {@code BpfCalls}, how it is handed over;
 * {@link containers.devices.HostDevice}, which finds out what a node of the host's stands for,
 * and {@link containers.devices.HostDevices}, which finds them all.
 */
package containers.devices;
