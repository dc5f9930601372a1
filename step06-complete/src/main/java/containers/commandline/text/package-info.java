/**
 * How people write what an option takes: {@link containers.commandline.text.LimitText}, sizes, rates and numbers;
 * {@link containers.commandline.text.DeviceText}; {@link containers.commandline.text.HostText};
 * {@link containers.commandline.text.MountText} and, in words, {@link containers.commandline.text.MountWords};
 * {@link containers.commandline.text.PortText}; {@link containers.commandline.text.SignalText}; and, of options that
 * take nothing, {@link containers.commandline.text.SwitchText}.
 */
package containers.commandline.text;
