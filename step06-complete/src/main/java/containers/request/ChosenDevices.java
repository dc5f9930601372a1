package containers.request;

import containers.commandline.RunOptions;
import containers.devices.DeviceRule;
import containers.devices.HostDevice;
import containers.devices.HostDevices;
import containers.filesystems.Device;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * The devices that a person asked for, if they can be had.
 *
 * @param options what was asked for
 * @param user who starts the container
 * @param namespaces the container's
 */
record ChosenDevices(RunOptions options, User user, Namespaces namespaces) {

    /**
     * Which may be used. All only where root inside is the host's. A shifted mount makes root's nodes those of root inside, and
     * between them is nodev, which is locked. This list is the second fence.
     */
    List<DeviceRule> rules() {
        boolean all = options.security().privileged() && !namespaces.shiftsIds(user);
        return all ? DeviceRule.all() : options.devices().rules();
    }

    /**
     * Those that it has nodes of. Root has them made. Others borrow the host's, and nothing stands between them and a node that
     * they may use.
     *
     * @throws UsageException when one can't be had: one line
     */
    List<Device> nodes() {
        List<Device> nodes = new ArrayList<>();
        for (HostDevice asked : options.devices().devices()) {
            check(asked);
            nodes.add(asked.device());
        }
        if (options.security().privileged()) {
            addHostDevices(nodes);
        }
        return nodes;
    }

    private void check(HostDevice asked) {
        String option = "--device " + asked.device().source() + ": ";
        if (!user.isRoot() && !asked.access().equals(DeviceRule.ALL)) {
            throw new UsageException(option + "without root a device can't be had for '" + asked.access()
                    + "' only: leave that out, or run as root");
        }
        if (!user.isRoot() && !asked.isUsable()) {
            throw new UsageException(
                    option + "this user may neither read nor write it: run as root, or as one of the node's group");
        }
        if (namespaces.shiftsIds(user) && !asked.isUsableIn(namespaces.user())) {
            throw new UsageException(option + "it belongs to a user of the host who isn't in the container's user"
                    + " namespace: --userns host, or other permissions");
        }
    }

    /** But what was asked for is where it was asked for. */
    private void addHostDevices(List<Device> nodes) {
        List<String> taken = nodes.stream().map(Device::path).toList();
        for (HostDevice host : HostDevices.all()) {
            if (!taken.contains(host.device().path()) && (user.isRoot() || host.isUsable())) {
                nodes.add(host.device());
            }
        }
    }
}
