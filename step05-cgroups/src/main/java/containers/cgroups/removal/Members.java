package containers.cgroups.removal;

import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.cgroups.hierarchy.ControlFile;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The processes in a container's groups. */
record Members(List<String> groups) {

    /**
     * Ends them. Version 2 does that at one stroke. In version 1 we go through the list, and so that it can't grow
     * meanwhile faster than we kill, the group may have no new processes first.
     */
    void kill() {
        for (String group : groups) {
            write(group + "/pids.max", "0");
        }
        for (String group : groups) {
            kill(group);
        }
    }

    private static void kill(String group) {
        if (!write(group + "/cgroup.kill", "1")) {
            GroupsBelow.visit(group, Members::killOwn);
            killOwn(group);
        }
    }

    private static void killOwn(String group) {
        String procs = group + "/cgroup.procs";
        for (String pid : ControlFile.read(procs).split("\n", -1)) {
            // 0 stands for a process that our PID namespace doesn't show.
            if (!pid.isEmpty() && !pid.equals("0")) {
                kill(Integer.parseInt(pid), procs);
            }
        }
        // Version 1 doesn't end who is frozen. A container may freeze groups that it made.
        if (new File(group, "freezer.state").exists()) {
            write(group + "/freezer.state", "THAWED");
        }
    }

    /** The kernel may give a dead process's PID to another: so hold on to the process, then look whether it is ours. */
    private static void kill(int pid, String procs) {
        try {
            int pidfd = Math.toIntExact(Kernel.call(ProcessCalls.pidfd_open(pid)));
            try {
                if (ControlFile.hasWord(ControlFile.read(procs), Integer.toString(pid))) {
                    Kernel.call(SignalCalls.pidfd_send_signal(pidfd, Signal.SIGKILL.number()));
                }
            } finally {
                Kernel.call(FileCalls.close(Argument.number(pidfd)));
            }
        } catch (SystemCallException refused) {
            if (refused.errno() != Errno.ESRCH) {
                throw refused;
            }
        }
    }

    /** Whether the file was there and took the value. */
    private static boolean write(String file, String value) {
        try (FileOutputStream stream = new FileOutputStream(file)) {
            stream.write(value.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (IOException notThere) {
            return false;
        }
    }
}
