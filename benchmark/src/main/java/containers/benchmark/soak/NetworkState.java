package containers.benchmark.soak;

import containers.benchmark.measured.ProcFile;
import containers.netlink.NetlinkException;
import containers.nftables.HostTable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is in the network of this process that a container on a bridge could leave behind. */
final class NetworkState {

    private NetworkState() {}

    static Map<String, Set<String>> now() {
        Map<String, Set<String>> state = new LinkedHashMap<>();
        state.put("links", lines("dev"));
        state.put("routes", lines("route"));
        state.put("addresses", lines("fib_trie"));
        state.put("listening for TCP", lines("tcp"));
        state.put("listening for UDP", lines("udp"));
        state.put("tables and ports", table());
        state.put("records, locks", HostState.records());
        state.put("processes", HostState.processes());
        return state;
    }

    /** Without the heading, and what is counted behind a name. In /sys there is another network, perhaps. */
    private static Set<String> lines(String file) {
        return ProcFile.read("thread-self/net/" + file)
                .lines()
                .skip(1)
                .map(line ->
                        String.join(" ", line.strip().replaceFirst(":\\s.*", "").split(" +", -1)))
                .collect(Collectors.toSet());
    }

    private static Set<String> table() {
        Set<String> found = new HashSet<>();
        try (HostTable table = HostTable.open()) {
            table.publications().forEach(publication -> found.add(publication.toString()));
            found.add("a table");
        } catch (NetlinkException gone) {
            return found;
        }
        return found;
    }
}
