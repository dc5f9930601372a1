package containers.usermode;

import containers.ports.Protocol;
import containers.ports.PublishedPort;
import java.util.ArrayList;
import java.util.List;

/** Published ports as pasta's options. What isn't named is "none": by default it forwards every port that somebody uses. */
final class PastaPorts {

    private PastaPorts() {}

    static List<String> words(List<PublishedPort> ports) {
        List<String> words = new ArrayList<>();
        add(words, "--tcp-ports", Protocol.TCP, ports);
        add(words, "--udp-ports", Protocol.UDP, ports);
        return words;
    }

    private static void add(List<String> words, String option, Protocol protocol, List<PublishedPort> ports) {
        int before = words.size();
        for (PublishedPort port : ports) {
            if (port.protocol() == protocol) {
                words.add(option);
                words.add((port.isOfAll() ? "" : port.address() + "/") + port.port() + ":" + port.inside());
            }
        }
        if (words.size() == before) {
            words.add(option);
            words.add("none");
        }
    }
}
