package containers.commandline.options;

import containers.commandline.text.HostText;
import containers.names.IpAddress;
import containers.network.Network;
import containers.network.Network.Kind;
import containers.telling.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person asked for: {@code --network}, and whom the container knows there by name. */
public final class NetworkOptions {

    private Network chosen = Network.NONE;
    private Optional<String> given = Optional.empty();
    private final List<HostText> hosts = new ArrayList<>();
    private final List<IpAddress> nameservers = new ArrayList<>();
    private final List<String> search = new ArrayList<>();
    private final List<String> dnsOptions = new ArrayList<>();

    /** Which network the container sees. */
    public Network chosen() {
        return chosen;
    }

    /** Names that it knows besides its own. */
    public List<HostText> hosts() {
        return List.copyOf(hosts);
    }

    /** Whom it asks for others; empty for the usual. */
    public List<IpAddress> nameservers() {
        return List.copyOf(nameservers);
    }

    /** What is put behind short names; empty for the usual, {@code "."} alone for nothing. */
    public List<String> search() {
        return List.copyOf(search);
    }

    /** How they are asked for; empty for the usual. */
    public List<String> dnsOptions() {
        return List.copyOf(dnsOptions);
    }

    public void addHost(String text) {
        hosts.add(HostText.of(text));
    }

    public void addNameserver(String text) {
        try {
            nameservers.add(IpAddress.of(text));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--dns " + text + ": " + wrong.getMessage());
        }
    }

    public void addSearch(String domain) {
        String names = word("--dns-search", domain);
        if (!names.equals(".")
                && List.of(names.replaceFirst("[.]$", "").split("[.]", -1)).contains("")) {
            throw new UsageException("--dns-search " + domain + ": between two dots, a domain has a name");
        }
        search.add(names);
    }

    public void addDnsOption(String option) {
        dnsOptions.add(word("--dns-option", option));
    }

    /** A blank would make two of it, a line's end another line. */
    private static String word(String option, String text) {
        if (text.isEmpty() || text.chars().anyMatch(each -> each <= ' ' || each == 0x7F)) {
            throw new UsageException(option + " '" + text + "': that is one word, without blanks");
        }
        return text;
    }

    /** Docker plugs a container into all networks that are named; the last one alone would be another than was asked for. */
    public void read(String word) {
        String joined = Kind.JOINED.word();
        Network another = word.startsWith(joined) ? joined(word.substring(joined.length())) : named(word);
        if (given.isPresent() && !another.equals(chosen)) {
            throw new UsageException(
                    "--network " + word + ": a container has one network, and this one has " + given.get());
        }
        given = Optional.of(word);
        chosen = another;
    }

    private static Network named(String word) {
        if (word.startsWith("container:")) {
            throw new UsageException("--network " + word + ": no container is known by a name;"
                    + " ns:/proc/PID/ns/net is the network of the one that PID is a process of");
        }
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word) && !kind.takesPath()) {
                return Network.of(kind);
            }
        }
        throw new UsageException("the network is one of " + kinds() + ", not '" + word + "'");
    }

    /** Those that there are. */
    public static String kinds() {
        StringBuilder words = new StringBuilder();
        for (Kind kind : Kind.values()) {
            words.append(words.isEmpty() ? "" : ", ").append(kind);
        }
        return words.toString();
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
