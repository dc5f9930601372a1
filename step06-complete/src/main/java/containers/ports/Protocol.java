package containers.ports;

import java.util.Locale;

/** What ports belong to: each protocol has 65535 of its own. */
public enum Protocol {
    TCP(6, 1, "SOCK_STREAM"),
    UDP(17, 2, "SOCK_DGRAM");

    private final int number;
    private final int socketType;
    private final String socketTypeName;

    Protocol(int number, int socketType, String socketTypeName) {
        this.number = number;
        this.socketType = socketType;
        this.socketTypeName = socketTypeName;
    }

    /** The number in a packet's header: protocols(5). */
    public int number() {
        return number;
    }

    int socketType() {
        return socketType;
    }

    String socketTypeName() {
        return socketTypeName;
    }

    /** As in {@code 8080/tcp}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
