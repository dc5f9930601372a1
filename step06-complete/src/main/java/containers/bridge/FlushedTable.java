package containers.bridge;

import containers.nftables.Table;

/** A reload of nftables' rules begins with a flush of all tables, as a rule. Ours was among them, and is back. */
final class FlushedTable {

    private FlushedTable() {}

    /**
     * Tells a person what it meant.
     *
     * @param guarded whether each cable let nothing in for 127.0.0.1 meanwhile
     */
    static void tell(boolean guarded) {
        System.err.println(
                "contain: somebody had removed the table inet " + Table.NAME + " (nft flush ruleset?), and it is back:"
                        + " but published ports of containers that run already lead nowhere until these are started again"
                        + (guarded
                                ? ""
                                : "; and if one led there from 127.0.0.1, containers could reach all that listens there"
                                        + " until now: this kernel, or the runner that started them, has no guard against"
                                        + " that (modprobe -a sch_ingress cls_bpf)"));
    }
}
