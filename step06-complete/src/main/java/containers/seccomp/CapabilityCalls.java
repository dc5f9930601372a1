package containers.seccomp;

import static containers.privileges.Capability.CAP_BPF;
import static containers.privileges.Capability.CAP_DAC_READ_SEARCH;
import static containers.privileges.Capability.CAP_PERFMON;
import static containers.privileges.Capability.CAP_SYSLOG;
import static containers.privileges.Capability.CAP_SYS_ADMIN;
import static containers.privileges.Capability.CAP_SYS_BOOT;
import static containers.privileges.Capability.CAP_SYS_CHROOT;
import static containers.privileges.Capability.CAP_SYS_MODULE;
import static containers.privileges.Capability.CAP_SYS_NICE;
import static containers.privileges.Capability.CAP_SYS_PACCT;
import static containers.privileges.Capability.CAP_SYS_PTRACE;
import static containers.privileges.Capability.CAP_SYS_RAWIO;
import static containers.privileges.Capability.CAP_SYS_TIME;
import static containers.privileges.Capability.CAP_SYS_TTY_CONFIG;

import containers.privileges.Capability;
import java.util.List;

/** Calls that only those may make who were given a capability for them, from Docker's profile like {@link AllowedCalls}. */
enum CapabilityCalls {
    // tag::calls[]
    FILES_WITHOUT_NAMES(CAP_DAC_READ_SEARCH, "open_by_handle_at"),
    MOUNTS(
            CAP_SYS_ADMIN,
            "fsconfig fsmount fsopen fspick mount mount_setattr move_mount open_tree umount umount2 quotactl quotactl_fd"),
    NAMESPACES(CAP_SYS_ADMIN, "clone clone3 setns unshare sethostname setdomainname"),
    WATCHING_THE_MACHINE(CAP_SYS_ADMIN, "bpf fanotify_init lookup_dcookie perf_event_open syslog"),
    SECURITY_MODULES(CAP_SYS_ADMIN, "lsm_get_self_attr lsm_list_modules lsm_set_self_attr"),
    ENDING_IT(CAP_SYS_BOOT, "reboot"),
    CHANGING_THE_ROOT(CAP_SYS_CHROOT, "chroot"),
    MODULES(CAP_SYS_MODULE, "delete_module finit_module init_module"),
    ACCOUNTING(CAP_SYS_PACCT, "acct"),
    OTHERS_DEBUGGER(CAP_SYS_PTRACE, "kcmp pidfd_getfd process_madvise process_vm_readv process_vm_writev ptrace"),
    PORTS(CAP_SYS_RAWIO, "ioperm iopl"),
    CLOCK(CAP_SYS_TIME, "clock_settime clock_settime64 settimeofday stime"),
    TERMINALS(CAP_SYS_TTY_CONFIG, "vhangup"),
    PLACES_OF_MEMORY(CAP_SYS_NICE, "get_mempolicy mbind set_mempolicy set_mempolicy_home_node"),
    KERNEL_LOG(CAP_SYSLOG, "syslog"),
    PROGRAMS_FOR_THE_KERNEL(CAP_BPF, "bpf"),
    PERFORMANCE(CAP_PERFMON, "perf_event_open");
    // end::calls[]

    private final Capability capability;
    private final String names;

    CapabilityCalls(Capability capability, String names) {
        this.capability = capability;
        this.names = names;
    }

    Capability capability() {
        return capability;
    }

    List<String> names() {
        return List.of(names.split(" ", -1));
    }
}
