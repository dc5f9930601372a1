package containers.commandline.unknown;

import java.util.List;
import java.util.Optional;

/** Docker's options that have no counterpart here, and what to do instead. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are copies.
enum DockerOption {
    DETACH("-d, --detach", "a container ends with its runner: put the runner in the background, with &"),
    VOLUMES_FROM("--volumes-from", "no container lends another its files: give both the same -v"),
    PUBLISH("-p, --publish, -P, --publish-all, --expose", "its network reaches nobody; --network host is the host's"),
    FILES("--cidfile", "a container has no ID that any command takes"),
    GPUS("--gpus", "--device NODE gives it a device"),
    NAMES(
            "--dns, --add-host, --link, --ip, --mac-address, --network-alias",
            "its network has only a loopback interface"),
    IMAGES("--pull, --platform, -q, --quiet", "there are no images: give a directory with --rootfs"),
    OTHERS(
            "-a, --attach, --restart, --stop-signal, --stop-timeout, --log-driver",
            "see ./contain --help for the options that there are");

    private final List<String> names;
    private final String instead;

    DockerOption(String names, String instead) {
        this.names = List.of(names.split(", "));
        this.instead = instead;
    }

    /** The option with that name. */
    static Optional<DockerOption> named(String name) {
        for (DockerOption option : values()) {
            if (option.names.contains(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /** What to say to who gave it by that name. */
    String answer(String name) {
        return "there is no " + name + " here, as Docker has it: " + instead;
    }
}
