package containers.session;

/**
 * Somebody asks at a port while a container runs.
 *
 * @param isFromOutside whether it is a neighbour of the host's, not the host itself
 * @param address which of the host's addresses is asked
 * @param port the port's number
 * @param isUdp whether a datagram is sent; a connection is made otherwise
 * @param answer the line that comes back; "nothing" when nobody may be reached
 */
record Question(boolean isFromOutside, String address, int port, boolean isUdp, String answer) {

    static final String NOTHING = "nothing";

    /** From a line like {@code outside asks 192.0.2.1:80/tcp: hello}. */
    static Question of(String line) {
        String[] words = line.split(" ", 4);
        String[] place = words[2].split("[:/]", -1);
        return new Question(
                words[0].equals("outside"), place[0], Integer.parseInt(place[1]), place[2].equals("udp"), words[3]);
    }
}
