package containers.commandline.unknown;

import java.util.List;
import java.util.Optional;

/** Docker's options that have no counterpart here, and what to do instead. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are copies.
enum DockerOption {
    DETACH("-d, --detach, --detach-keys", "a container ends with its runner: put the runner in the background, with &"),
    RESTART("--restart", "a container ends with its runner: a loop in a shell starts another"),
    VOLUMES_FROM("--volumes-from", "no container lends another its files: give both the same -v"),
    VOLUMES("--volume-driver, --storage-opt", "there is no store of volumes, only paths: -v SRC:DST"),
    PUBLISH("-P, --publish-all, --expose", "-p PORT:PORT publishes one, with --network bridge or pasta"),
    ID("--cidfile", "a container has no ID that any command takes"),
    GPUS("--gpus", "--device NODE gives it a device"),
    NAMES(
            "--link, --link-local-ip, --ip, --ip6, --mac-address, --network-alias",
            "its address is the next free one, and --add-host gives it a name for another's"),
    IMAGES("--pull, --platform, -q, --quiet", "there are no images: give a directory with --rootfs"),
    HEALTH(
            "--health-cmd, --health-interval, --health-retries, --health-start-interval, --health-start-period,"
                    + " --health-timeout, --no-healthcheck",
            "nobody looks after a container, and there are no images that could ask for it"),
    OUTPUT(
            "-a, --attach, --log-driver, --log-opt",
            "what it prints goes where the runner's output goes: > and | lead it elsewhere"),
    SIGNALS("--sig-proxy", "signals are always passed on"),
    GROUPS("--cgroup-parent", "its control group is below the runner's own: start that in another"),
    DEVICES("--device-cgroup-rule", "--device NODE gives it a device, with the rule that belongs to it"),
    WEIGHTS("--blkio-weight-device", "--blkio-weight is for all disks"),
    REAL_TIME("--cpu-rt-period, --cpu-rt-runtime", "version 2 of control groups has none, nor have most kernels"),
    OOM("--oom-kill-disable", "without memory it would hang for ever: --oom-score-adj -1000 has others ended first"),
    ENGINE("--runtime, --use-api-socket", "there is no engine: this is the runtime"),
    WINDOWS("--cpu-count, --cpu-percent, --io-maxbandwidth, --io-maxiops, --isolation", "it is for Windows");

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
