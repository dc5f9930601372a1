package containers.nftables;

/**
 * Where an expression leaves what it found, for the next.
 *
 * <p>There are four of 16 bytes, and each is four of 4 bytes, too. Parts of a key are loaded one behind the other.
 */
enum Register {
    VERDICT(0),
    /** 16 bytes. */
    FIRST(1),
    /** Bytes 4 to 7 of these. */
    FIRST_FROM_4(9),
    /** Bytes 8 to 11. */
    FIRST_FROM_8(10);

    private final int number;

    Register(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** As nft(8) has it. */
    @Override
    public String toString() {
        return "reg " + number;
    }
}
