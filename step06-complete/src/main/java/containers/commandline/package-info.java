/**
 * What people type.
 *
 * <p>{@link containers.commandline.Option} is the table of options, {@code OptionReader} what each of them does.
 * {@link containers.commandline.CommandLine} reads words by both and makes {@link containers.commandline.RunOptions} of them,
 * or {@link containers.commandline.CompileOptions}; {@link containers.commandline.Help} prints the table,
 * {@link containers.commandline.Completion} tells a shell.
 *
 * <p>{@link containers.commandline.ProgramOptions} has the command, {@link containers.commandline.UserOptions} the users,
 * {@link containers.commandline.LimitOptions} the limits,
 * {@link containers.commandline.DeviceOptions} the devices,
 * {@link containers.commandline.SharingOptions} namespaces that it shares,
 * {@link containers.commandline.CapabilityOptions} the capabilities, {@link containers.commandline.SettingOptions}
 * settings, {@link containers.commandline.SecurityOptions} locks, {@link containers.commandline.MountOptions} mounts,
 * {@link containers.commandline.NetworkOptions} the network, {@link containers.commandline.PortOptions} published ports:
 * how they are written is in {@link containers.commandline.text}. Its variables, and what is written on it, are in
 * {@link containers.commandline.variables}. {@link containers.commandline.unknown} knows what was meant by others.
 * {@code BundleOptions} are those that a bundle has fields for.
 */
package containers.commandline;
