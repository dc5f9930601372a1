package containers.companion.sandbox;

import containers.cgroups.hierarchy.ControlFile;
import java.util.stream.Stream;

/**
 * The memory of a process and all that descend from it, added up, for where no control group counts it. A look now and then
 * is no limit: what is allocated at one stroke is seen only afterwards, and what is in files in memory isn't seen.
 */
final class MemoryInUse {

    private static final long PAGE = 4096;

    private MemoryInUse() {}

    /** In bytes, without what is shared. */
    static long of(int pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(MemoryInUse::ofOne)
                .sum();
    }

    /** Pages in all, those in memory, those of them that are shared: proc_pid_statm(5). */
    private static long ofOne(ProcessHandle process) {
        String[] pages = ControlFile.read("/proc/" + process.pid() + "/statm").split(" ", -1);
        boolean gone = pages.length < 3;
        return gone ? 0 : (Long.parseLong(pages[1]) - Long.parseLong(pages[2])) * PAGE;
    }
}
