/**
 * How people write what an option takes: {@link containers.commandline.text.LimitText}, sizes, rates and numbers;
 * {@link containers.commandline.text.SignalText};
 * {@link containers.commandline.text.DeviceText}; {@link containers.commandline.text.MountText} and, in words,
 * {@link containers.commandline.text.MountWords}.
 */
package containers.commandline.text;
