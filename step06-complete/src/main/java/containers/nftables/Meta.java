package containers.nftables;

/** What is known of a packet besides what is in it. Source: {@code nft_meta_keys}. */
enum Meta {
    IIFNAME(6),
    OIFNAME(7),
    NFPROTO(15),
    L4PROTO(16);

    private final int number;

    Meta(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
