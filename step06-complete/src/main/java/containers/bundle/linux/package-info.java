/**
 * What only Linux has, in a {@code config.json}.
 *
 * <p>{@link containers.bundle.linux.LinuxSection} is the whole of it. Its parts: {@code NamespaceSection}, what is its own;
 * {@code ResourceSection} with {@code BlockSection} and {@code RuleSection}, what it may use of the machine;
 * {@code DeviceSection}, its nodes; {@code SeccompSection} with {@code Exceptions}, which calls it may make.
 */
package containers.bundle.linux;
