package containers.netlink;

/** A few names of the kernel's. */
enum TestCode implements Code {
    RTM_NEWLINK(16),
    RTM_GETLINK(18),
    RTM_DELLINK(17),
    IFLA_MTU(4),
    IFLA_IFNAME(3),
    IFLA_LINKINFO(18),
    IFLA_INFO_KIND(1);

    static final int IFINFOMSG = 16;

    private final int number;

    TestCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    static Header link(int index) {
        return new Header(Header.buffer(IFINFOMSG).putInt(4, index).array(), "{ifi_index=" + index + "}");
    }
}
