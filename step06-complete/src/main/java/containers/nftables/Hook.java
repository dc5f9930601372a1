package containers.nftables;

/** Where on a packet's way a chain of rules is asked, and in which order among others that are asked there. */
enum Hook {
    /** As it arrives, before it is known which connection it belongs to. */
    PREROUTING_RAW("filter", "prerouting", 0, "raw", -300),
    /** As a connection's first packet arrives, before it is known where it goes. */
    PREROUTING("nat", "prerouting", 0, "dstnat", -100),
    /** As the host itself sends a connection's first packet. */
    OUTPUT("nat", "output", 3, "-100", -100),
    /** When it is meant for another. */
    FORWARD("filter", "forward", 2, "filter", 0),
    /** As a connection's first packet leaves. */
    POSTROUTING("nat", "postrouting", 4, "srcnat", 100);

    private final String type;
    private final String hook;
    private final int number;
    private final String priorityName;
    private final int priority;

    Hook(String type, String hook, int number, String priorityName, int priority) {
        this.type = type;
        this.hook = hook;
        this.number = number;
        this.priorityName = priorityName;
        this.priority = priority;
    }

    /** What its chains may do. */
    String type() {
        return type;
    }

    int number() {
        return number;
    }

    int priority() {
        return priority;
    }

    /** As nft(8) has it. */
    @Override
    public String toString() {
        return "type " + type + " hook " + hook + " priority " + priorityName;
    }
}
