package containers.usermode;

import containers.monitor.Launch;
import containers.ports.PublishedPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that carries what a container sends to the host's network and back, with no rights but those of the user who
 * starts it: it is at one end of an interface that the kernel made for it, tun(4), and opens sockets at the other.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are copies.
public enum NetworkProgram {
    // tag::programs[]
    /**
     * pasta(1). The container gets the addresses of the host's interface. It doesn't get at what listens on the host's loopback
     * interface only, which pasta would let it by default.
     */
    PASTA(
            "pasta",
            "passt",
            1,
            true,
            List.of(
                    "--config-net",
                    "--foreground",
                    "--quiet",
                    "--ns-ifname",
                    NetworkProgram.INTERFACE,
                    "--no-map-gw",
                    "--tcp-ns",
                    "none",
                    "--udp-ns",
                    "none",
                    "--pid",
                    "/proc/self/fd/1"),
            List.of()),
    /** slirp4netns(1). The container is 10.0.2.100, and asks 10.0.2.3 for names. It writes to stderr also when all is well. */
    SLIRP4NETNS(
            "slirp4netns",
            "slirp4netns",
            3,
            false,
            List.of("--configure", "--mtu=65520", "--disable-host-loopback", "--ready-fd=3"),
            List.of(NetworkProgram.INTERFACE));
    // end::programs[]

    /** What the interface is called in the container. */
    static final String INTERFACE = "eth0";

    private static final List<String> DIRECTORIES = List.of("/usr/bin", "/usr/local/bin");

    private final String program;
    private final String debianPackage;
    private final int ready;
    private final boolean speaks;
    private final List<String> before;
    private final List<String> behind;

    NetworkProgram(
            String program, String debianPackage, int ready, boolean speaks, List<String> before, List<String> behind) {
        this.program = program;
        this.debianPackage = debianPackage;
        this.ready = ready;
        this.speaks = speaks;
        this.before = before;
        this.behind = behind;
    }

    /** In which of Debian's packages it is. */
    public String debianPackage() {
        return debianPackage;
    }

    /** Its absolute path, where it is installed. */
    public Optional<String> path() {
        for (String directory : DIRECTORIES) {
            Path path = Path.of(directory, program);
            if (Files.isRegularFile(path) && Files.isExecutable(path)) {
                return Optional.of(path.toString());
            }
        }
        return Optional.empty();
    }

    Launch.Attendant attendant(String path, List<PublishedPort> ports) {
        List<String> words = new ArrayList<>(before);
        if (this == PASTA) {
            words.addAll(PastaPorts.words(ports));
        }
        return new Launch.Attendant(path, words, behind, ready, speaks, LostPrograms.record());
    }

    @Override
    public String toString() {
        return program;
    }
}
