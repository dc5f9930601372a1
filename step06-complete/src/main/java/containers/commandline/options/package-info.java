/**
 * What a person asked for, in groups: each knows how the values of its options are read, what several of them come to, and
 * what can't be said at once. Only {@link containers.commandline} writes to them.
 *
 * <p>{@link containers.commandline.options.ProgramOptions} has the command, {@link containers.commandline.options.MountOptions}
 * the mounts, {@link containers.commandline.options.UserOptions} the users,
 * {@link containers.commandline.options.SettingOptions} settings, {@link containers.commandline.options.NetworkOptions} the
 * network, {@link containers.commandline.options.PortOptions} published ports,
 * {@link containers.commandline.options.SharingOptions} namespaces that it shares,
 * {@link containers.commandline.options.CapabilityOptions} the capabilities,
 * {@link containers.commandline.options.SecurityOptions} locks, {@link containers.commandline.options.LimitOptions} the
 * limits, {@link containers.commandline.options.DeviceOptions} the devices. How they are written is in
 * {@link containers.commandline.text}.
 */
package containers.commandline.options;
