package containers.traffic;

import containers.netlink.Code;

/** Names of rtnetlink's part for tc(8). Source: {@code linux/rtnetlink.h}, {@code linux/pkt_cls.h}. */
enum TrafficCode implements Code {
    RTM_NEWQDISC(36),
    RTM_NEWTFILTER(44),
    RTM_GETTFILTER(46),

    TCA_KIND(1),
    TCA_OPTIONS(2),
    TCA_BPF_OPS_LEN(4),
    TCA_BPF_OPS(5),
    TCA_BPF_FLAGS(8);

    private final int number;

    TrafficCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
