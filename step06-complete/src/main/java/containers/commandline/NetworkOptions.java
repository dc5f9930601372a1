package containers.commandline;

import containers.network.Network;
import containers.telling.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What a person asked for: {@code --network}. */
public final class NetworkOptions {

    /** In front of the path of a network namespace's file: Podman's word. */
    private static final String JOINED = "ns:";

    private Network chosen = Network.NONE;

    NetworkOptions() {}

    /** Which network the container sees. */
    public Network chosen() {
        return chosen;
    }

    void read(String word) {
        chosen = word.startsWith(JOINED) ? joined(word.substring(JOINED.length())) : named(word);
    }

    private static Network named(String word) {
        return switch (word) {
            case "none" -> Network.NONE;
            case "host" -> Network.HOST;
            case "bridge" -> Network.of(Network.Kind.BRIDGE);
            case "pasta" -> Network.of(Network.Kind.PASTA);
            case "slirp4netns" -> Network.of(Network.Kind.SLIRP4NETNS);
            default ->
                throw new UsageException(
                        "the network is none, host, bridge, pasta, slirp4netns or ns:PATH, not '" + word + "'");
        };
    }

    private static Network joined(String path) {
        if (path.isEmpty()) {
            throw new UsageException("--network ns: needs a path, as in ns:/run/netns/NAME or ns:/proc/PID/ns/net");
        }
        try {
            return Network.joined(Path.of(path).toAbsolutePath().toString());
        } catch (InvalidPathException wrong) {
            throw new UsageException("--network ns:" + path + ": that is no path");
        }
    }
}
