package containers.netlink;

/** A number that has a name in the kernel's headers: a message's type, an attribute's. Every table of them is an enum. */
public interface Code {

    /** The name in C, as in {@code RTM_NEWLINK}. Every enum has this method already. */
    String name();

    /** Below 65536. */
    int number();
}
