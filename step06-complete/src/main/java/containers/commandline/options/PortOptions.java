package containers.commandline.options;

import containers.commandline.text.PortText;
import containers.ports.PublishedPort;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;

/** What a person asked for: {@code --publish}. */
public final class PortOptions {

    /** Each takes an open file of the monitor's. */
    private static final int MOST = 256;

    private final List<PublishedPort> published = new ArrayList<>();

    /** In the order in which they were given. */
    public List<PublishedPort> published() {
        return List.copyOf(published);
    }

    public void publish(String text) {
        List<PublishedPort> ports = PortText.ports(text);
        if (published.size() + ports.size() > MOST) {
            throw new UsageException("--publish " + text + ": a container can publish " + MOST + " ports, not more");
        }
        for (PublishedPort port : ports) {
            if (published.stream().anyMatch(port::overlaps)) {
                throw new UsageException("--publish " + text + ": the port " + port + " is published twice");
            }
            published.add(port);
        }
    }
}
