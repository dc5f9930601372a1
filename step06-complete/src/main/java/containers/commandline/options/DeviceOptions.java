package containers.commandline.options;

import containers.commandline.text.DeviceText;
import containers.devices.DeviceRule;
import containers.devices.HostDevice;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;

/** What a person asked for: {@code --device}. */
public final class DeviceOptions {

    private final List<HostDevice> devices = new ArrayList<>();

    /** In the order in which they were given. */
    public List<HostDevice> devices() {
        return List.copyOf(devices);
    }

    /** Which devices may be used: the usual ones, and these. */
    public List<DeviceRule> rules() {
        List<DeviceRule> rules = new ArrayList<>(DeviceRule.usual());
        for (HostDevice device : devices) {
            rules.add(device.rule());
        }
        return rules;
    }

    public void add(String text) {
        HostDevice added = DeviceText.device(text);
        String path = added.device().path();
        if (devices.stream().anyMatch(each -> each.device().path().equals(path))) {
            throw new UsageException("two devices can't both be " + path);
        }
        devices.add(added);
    }
}
