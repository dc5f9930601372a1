package containers.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import containers.addresses.Ipv4Address;
import containers.calls.CloneFlag;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import containers.monitor.Launch;
import containers.ports.Protocol;
import containers.ports.PublishedPort;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CableTests {

    private static final Cable CABLE = new Cable(Membership.of(
            new Bridge(7, FreeSubnet.first(), Forwarding.Before.ROUTER),
            5,
            "/run/contain/network-1",
            33,
            List.of(),
            List.of()));

    private final LaunchPlan plan = new LaunchPlan();

    private static List<String> texts(CallList calls) {
        return calls.rows().stream().map(row -> row.call().toString()).toList();
    }

    @Test
    void theMonitorMakesItWhileTheChildWaits() {
        CABLE.plug(plan);

        assertThat(plan.namespaces()).containsExactly(CloneFlag.CLONE_NEWNET);
        assertThat(texts(plan.meanwhile()))
                .containsSubsequence(
                        "openat(#1, \"ns/net\", O_RDONLY|O_CLOEXEC)",
                        "dup3(#2, 17, O_CLOEXEC)",
                        "write(18, RTM_NEWLINK(NLM_F_CREATE|NLM_F_EXCL|NLM_F_ACK) {ifi_index=100005, ifi_flags=IFF_UP}"
                                + " [IFLA_IFNAME=\"contain-5\", IFLA_MASTER=7, IFLA_LINKINFO=[IFLA_INFO_KIND=\"veth\","
                                + " IFLA_INFO_DATA=[VETH_INFO_PEER={ifi_index=100}[IFLA_IFNAME=\"eth0\","
                                + " IFLA_NET_NS_FD=17]]]], 116)",
                        "close(17)");
    }

    /** Where one of the calls before is refused, nothing ever led to the container; nobody sets up anything meanwhile. */
    @Test
    void aPortLeadsToItWhenTheMonitorHasIt() {
        PublishedPort web = new PublishedPort(Protocol.TCP, Ipv4Address.ANY, 8080, 80);
        new Cable(Membership.of(
                        new Bridge(7, FreeSubnet.first(), Forwarding.Before.ROUTER),
                        5,
                        "/run/contain/network-1",
                        33,
                        List.of(web),
                        List.of()))
                .publish(plan.parent());

        assertThat(texts(plan.parent()))
                .extracting(call -> call.replaceAll("[ \\[].*", ""))
                .containsExactly(
                        "socket(AF_INET,",
                        "setsockopt(#1,",
                        "bind(#1,",
                        "listen(#1,",
                        "write(16,",
                        "read(16,",
                        "load(answer+16)",
                        "fcntl(19,");
        assertThat(texts(plan.parent()).get(4)).contains("NFT_MSG_NEWSETELEM");
        assertThat(texts(plan.parent()).get(7)).contains("F_UNLCK");
    }

    @Test
    void theChildConfiguresItsEnd() {
        CABLE.configure(plan.child());

        assertThat(texts(plan.child()))
                .filteredOn(call -> call.startsWith("write"))
                .extracting(call -> call.replaceAll("^[^\\[]* \\[|].*", ""))
                .containsExactly(
                        "IFLA_AF_SPEC=[AF_INET6=[IFLA_INET6_ADDR_GEN_MODE=1",
                        "write(#5, \"1\", 1)",
                        "IFLA_ADDRESS=02:42:0a:58:00:05",
                        "IFA_LOCAL=10.88.0.5, IFA_ADDRESS=10.88.0.5, IFA_BROADCAST=10.88.255.255",
                        "RTA_GATEWAY=10.88.0.1",
                        "NDA_DST=10.88.0.1, NDA_LLADDR=02:42:0a:58:00:01");
    }

    @Test
    void whatItSaysThatItIsCalledMovesNothing() {
        CABLE.plug(plan);

        assertThat(texts(plan.meanwhile()))
                .filteredOn(call -> call.contains("IFLA_BRPORT_LOCKED"))
                .singleElement()
                .asString()
                .contains(
                        "IFLA_BRPORT_MODE=0, IFLA_BRPORT_LEARNING=0, IFLA_BRPORT_UNICAST_FLOOD=0, IFLA_BRPORT_LOCKED=1",
                        "{AF_BRIDGE, ndm_ifindex=100005, NUD_NOARP, NTF_MASTER} [NDA_LLADDR=02:42:0a:58:00:05]",
                        "{AF_INET, ndm_ifindex=7, NUD_PERMANENT} [NDA_DST=10.88.0.5, NDA_LLADDR=02:42:0a:58:00:05]");
    }

    /** The bridge goes after that: only it knows what was before, should all be killed while the kernel removes it. */
    @Test
    void theLastOneLeavesNoRouterWhereThereWasNone() {
        Bridge bridge = new Bridge(7, FreeSubnet.first(), Forwarding.Before.UNBELIEVING_HOST);
        new Cable(Membership.of(bridge, 5, "/run/contain/network-1", 33, List.of(), List.of())).plug(plan);

        assertThat(texts(plan.alone()))
                .containsSubsequence(
                        "openat(AT_FDCWD, \"/proc/sys/net/ipv4/ip_forward\", O_WRONLY|O_CLOEXEC)",
                        "write(#1, \"0\", 1)",
                        "openat(AT_FDCWD, \"/proc/sys/net/ipv4/conf/all/accept_redirects\", O_WRONLY|O_CLOEXEC)",
                        "write(#4, \"0\", 1)",
                        "write(18, RTM_DELLINK {ifi_index=7}, 32)",
                        "unlinkat(AT_FDCWD, \"/run/contain/network-1\", 0)");
    }

    @Test
    void theLastOneRemovesWhatAllShared() {
        CABLE.plug(plan);

        assertThat(plan.kept()).hasValue(33);
        Launch.Turn turn = plan.turn().orElseThrow();
        assertThat(turn.attempt()).hasToString("fcntl(19, F_OFD_SETLK, {F_WRLCK, SEEK_SET, 0, 1})");
        assertThat(turn.over()).hasToString("close(19)");
        assertThat(texts(plan.afterwards())).containsExactly("fcntl(19, F_OFD_SETLK, {F_WRLCK, SEEK_SET, 2, 1023})");
        assertThat(texts(plan.alone()))
                .containsExactly(
                        "write(18, RTM_DELLINK {ifi_index=7}, 32)",
                        "write(16, NFNL_MSG_BATCH_BEGIN {nf_tables}, NFT_MSG_DELTABLE(NLM_F_ACK) {inet}"
                                + " [NFTA_TABLE_NAME=\"contain\"], NFNL_MSG_BATCH_END {nf_tables}, 72)",
                        "unlinkat(AT_FDCWD, \"/run/contain/network-1\", 0)");
    }
}
