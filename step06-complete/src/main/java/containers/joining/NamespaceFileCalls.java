package containers.joining;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;

/** What a file that stands for a namespace tells about it: ioctl_nsfs(2). */
final class NamespaceFileCalls {

    private NamespaceFileCalls() {}

    /** The result is a descriptor of the user namespace that it belongs to. */
    static Call ioctl_ns_get_userns(Argument namespace) {
        return ioctl(namespace, 0xb701, "NS_GET_USERNS");
    }

    /** The result is the clone(2) flag of its kind. */
    static Call ioctl_ns_get_nstype(Argument namespace) {
        return ioctl(namespace, 0xb703, "NS_GET_NSTYPE");
    }

    /** The user who made a user namespace, four bytes, as its number is here. */
    static Call ioctl_ns_get_owner_uid(Argument namespace, byte[] uid) {
        return Call.of(
                SystemCall.IOCTL,
                namespace,
                new Argument.Word(0xb704, "NS_GET_OWNER_UID"),
                new Argument.Bytes(uid, "&uid"));
    }

    private static Call ioctl(Argument namespace, int request, String name) {
        return Call.of(SystemCall.IOCTL, namespace, new Argument.Word(request, name));
    }
}
