package containers.request;

import containers.commandline.RunOptions;
import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.seccomp.Seccomp;
import containers.telling.UsageException;
import containers.volumes.Volumes;

/**
 * Volumes in which the files of root inside are those of the host's root, who is somebody else.
 *
 * <p>A program there that gives root's rights to whoever starts it, gives him those of the host's root, on the host. So with
 * such a volume nobody makes one: neither by its mode nor by capabilities in the file. Who chooses another filter chooses that,
 * too. With CAP_SYS_ADMIN there is a way round it, as an overlay copies a file with its mode. A root filesystem that is kept is
 * none of these: it has such programs already.
 *
 * @param options what was asked for
 * @param shifted whether root inside is somebody else, and the host's root in volumes
 */
record LentVolumes(RunOptions options, boolean shifted) {

    private boolean matter() {
        return shifted
                && options.security().hasUsualSeccomp()
                && new Volumes(options.mounts().mounts()).keepFiles();
    }

    /** What root may do inside. */
    Capabilities capabilities() {
        Capabilities asked = options.capabilities().capabilities();
        if (!matter()) {
            return asked;
        }
        if (options.capabilities().added().contains(Capability.CAP_SETFCAP)) {
            throw new UsageException(
                    "--cap-add CAP_SETFCAP: capabilities that a remapped container gives to a file in a"
                            + " volume hold on the host, too: have the volume read-only, or no --userns remap");
        }
        return asked.without(Capability.CAP_SETFCAP);
    }

    /** Which calls may be made. */
    Seccomp seccomp() {
        Capabilities kept = capabilities();
        return matter() ? Seccomp.withoutSetId(kept) : options.security().seccomp(kept);
    }
}
