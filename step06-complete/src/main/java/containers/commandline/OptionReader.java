package containers.commandline;

import containers.telling.UsageException;

/**
 * What each option does. It is a switch because of a cold start: a table of method references is made whole before its first
 * row can be used, and takes longer than all that is read by it.
 *
 * @param options where what was asked for is written
 */
record OptionReader(RunOptions options) {

    /**
     * Does it.
     *
     * @param value what was given; "" for an option that takes none
     * @throws UsageException when that isn't one: one line that says why
     */
    void read(Option option, String value) {
        switch (option) {
            case ROOTFS -> options.readRootfs(value);
            case PERSIST -> options.keepChanges();
            case BUNDLE -> options.readBundle(value);
            case VOLUME -> options.mounts().addVolume(value);
            case MOUNT -> options.mounts().addMount(value);
            case TMPFS -> options.mounts().addTmpfs(value);
            case READ_ONLY -> options.mounts().makeRootReadOnly();
            case SHM -> options.mounts().readShmSize(value);
            case HOSTNAME -> options.program().readHostname(value);
            case DOMAINNAME -> options.program().readDomain(value);
            case ENV -> options.variables().add(value);
            case ENV_FILE -> options.variables().addFile(value);
            case ENTRYPOINT -> options.program().readEntrypoint(value);
            case WORKDIR -> options.program().readWorkingDirectory(value);
            case USER -> options.users().readUser(value);
            case GROUP_ADD -> options.users().addGroup(value);
            case USERNS -> options.users().readNamespace(value);
            case UIDMAP -> options.users().addUidMap(value);
            case GIDMAP -> options.users().addGidMap(value);
            case ULIMIT -> options.settings().addUlimit(value);
            case OOM -> options.settings().readOomScore(value);
            case STOP_SIGNAL -> options.settings().readStopSignal(value);
            case STOP_TIMEOUT -> options.settings().readStopTimeout(value);
            case SYSCTL -> options.settings().addSysctl(value);
            case NETWORK -> options.network().read(value);
            case PUBLISH -> options.ports().publish(value);
            case ADD_HOST -> options.network().addHost(value);
            case DNS -> options.network().addNameserver(value);
            case DNS_SEARCH -> options.network().addSearch(value);
            case DNS_OPTION -> options.network().addDnsOption(value);
            case PID -> options.sharing().readPid(value);
            case IPC -> options.sharing().readIpc(value);
            case UTS -> options.sharing().readUts(value);
            case CGROUPNS -> options.sharing().readCgroup(value);
            case CAP_ADD -> options.capabilities().add(value);
            case CAP_DROP -> options.capabilities().drop(value);
            case SECURITY -> options.security().add(value);
            case PRIVILEGED -> options.privilege();
            case MEMORY -> options.limits().readMemory(value);
            case SWAP -> options.limits().readMemorySwap(value);
            case RESERVATION -> options.limits().readMemoryReservation(value);
            case SWAPPINESS -> options.limits().readMemorySwappiness(value);
            case CPUS -> options.limits().readCpus(value);
            case QUOTA -> options.limits().readCpuQuota(value);
            case PERIOD -> options.limits().readCpuPeriod(value);
            case CPUSET -> options.limits().readCpusetCpus(value);
            case CPUSET_MEMS -> options.limits().readCpusetMems(value);
            case SHARES -> options.limits().readCpuShares(value);
            case PIDS -> options.limits().readPidsLimit(value);
            case WEIGHT -> options.limits().readBlkioWeight(value);
            case READ_BPS -> options.limits().addReadBps(value);
            case WRITE_BPS -> options.limits().addWriteBps(value);
            case READ_IOPS -> options.limits().addReadIops(value);
            case WRITE_IOPS -> options.limits().addWriteIops(value);
            case DEVICE -> options.devices().add(value);
            case LABEL -> options.labels().add(value);
            case LABEL_FILE -> options.labels().addFile(value);
            case ANNOTATION -> options.labels().add(value);
            case OUTPUT -> options.readFile(value);
            case EXPLAIN -> options.explain();
            case TRACE -> options.trace();
            case INTERACTIVE -> options.program().wantInput();
            case TTY -> options.program().wantTerminal();
            case INIT -> options.program().wantInit();
            case RM, HELP -> {
                // Nothing of a container stays anyway; and who asks for help doesn't come here.
            }
        }
    }
}
