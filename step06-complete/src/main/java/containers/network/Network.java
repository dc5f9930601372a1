package containers.network;

import containers.names.Names;
import containers.ports.PublishedPort;
import java.util.List;
import java.util.Optional;

/**
 * Which network a container sees.
 *
 * @param kind where it comes from
 * @param path of the file that stands for it, an absolute one, where it is one that is there already
 * @param ports the host's that lead to the container
 */
public record Network(Kind kind, Optional<String> path, List<PublishedPort> ports) {

    public Network {
        ports = List.copyOf(ports);
    }

    /** Where it comes from. What people may write for it is in this table only. */
    public enum Kind {
        /** It is the container's own, with nothing but the loopback interface. */
        NONE("none"),
        /** It is the host's. */
        HOST("host"),
        /** It is the container's own, and a bridge leads out of it. */
        BRIDGE("bridge"),
        /** It is one that is there already: a network namespace that has a path, or that a process is in. Podman's word. */
        JOINED("ns:"),
        /** It is the container's own, and pasta(1) carries what comes and goes: an ordinary user's. */
        PASTA("pasta"),
        /** The same with slirp4netns(1). */
        SLIRP4NETNS("slirp4netns");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** How it is asked for. A path follows where there is one: {@link #takesPath}. */
        public String word() {
            return word;
        }

        /** Whether a path belongs to it. */
        public boolean takesPath() {
            return this == JOINED;
        }

        /** As in a line of help: {@code bridge}, {@code ns:PATH}. */
        @Override
        public String toString() {
            return takesPath() ? word + "PATH" : word;
        }
    }

    /** What a container has when nobody asks for another: it reaches nobody, and nobody reaches it. */
    public static final Network NONE = of(Kind.NONE);

    public static final Network HOST = of(Kind.HOST);

    /** One that has no path. */
    public static Network of(Kind kind) {
        return new Network(kind, Optional.empty(), List.of());
    }

    /** The one that this file stands for. */
    public static Network joined(String path) {
        return new Network(Kind.JOINED, Optional.of(path), List.of());
    }

    /** The same, with those ports of the host's that lead to the container. */
    public Network with(List<PublishedPort> published) {
        return new Network(kind, path, published);
    }

    /** Whom a container knows there when nobody asks for others. Where it leads out that takes a look at whom the host asks. */
    public Names usualNames() {
        return kind == Kind.HOST ? Names.AS_HOST : Names.ITSELF;
    }

    /** Whether it may lead further than to the container itself, and isn't the host's. */
    public boolean leadsOut() {
        return kind != Kind.NONE && kind != Kind.HOST;
    }

    /** Whether another program makes it, as a user's. */
    public boolean isUsers() {
        return kind == Kind.PASTA || kind == Kind.SLIRP4NETNS;
    }

    /** Whether it is made for the container, and goes with it. */
    public boolean isOwn() {
        return kind != Kind.HOST && kind != Kind.JOINED;
    }
}
