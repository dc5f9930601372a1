package containers.names;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whom programs ask for addresses: resolv.conf(5).
 *
 * @param nameservers who is asked, the first first
 * @param search what is put behind names that are short
 * @param options how to ask: {@code ndots:2}, {@code timeout:1}
 */
public record ResolvConf(List<IpAddress> nameservers, List<String> search, List<String> options) {

    private static final String BLANKS = "[ \t]+";

    /** Nobody is asked. */
    public static final ResolvConf NOBODY = new ResolvConf(List.of(), List.of(), List.of());

    public ResolvConf {
        nameservers = List.copyOf(nameservers);
        search = List.copyOf(search);
        options = List.copyOf(options);
    }

    /** Reads a file's content. As the C library does it, lines that mean nothing are left out, and the last search counts. */
    public static ResolvConf of(String content) {
        List<IpAddress> nameservers = new ArrayList<>();
        List<String> search = List.of();
        List<String> options = new ArrayList<>();
        for (String line : content.split("\n", -1)) {
            List<String> words = List.of(line.strip().split(BLANKS, -1));
            List<String> values = words.subList(1, words.size());
            switch (words.get(0)) {
                case "nameserver" -> addAddress(nameservers, values);
                case "search", "domain" -> search = values;
                case "options" -> options.addAll(values);
                default -> {
                    // A comment, or of no meaning here.
                }
            }
        }
        return new ResolvConf(nameservers, search, options);
    }

    /** One with a zone, {@code fe80::1%eth0}, names an interface of the host's: it is none here. */
    private static void addAddress(List<IpAddress> addresses, List<String> values) {
        if (!values.isEmpty()) {
            try {
                addresses.add(IpAddress.of(values.get(0)));
            } catch (IllegalArgumentException unreadable) {
                // The C library doesn't ask it either.
            }
        }
    }

    /** Those servers in place of these. */
    public ResolvConf withNameservers(List<IpAddress> others) {
        return new ResolvConf(others, search, options);
    }

    public ResolvConf withSearch(List<String> others) {
        return new ResolvConf(nameservers, others, options);
    }

    public ResolvConf withOptions(List<String> others) {
        return new ResolvConf(nameservers, search, others);
    }

    /** Without servers on the machine that asks: in a container, that is the container. */
    public ResolvConf withoutLoopback() {
        return withNameservers(
                nameservers.stream().filter(server -> !server.isLoopback()).toList());
    }

    /** Those that somebody can ask who has no address of version 6. */
    public ResolvConf withVersion4Only() {
        return withNameservers(
                nameservers.stream().filter(IpAddress::isVersion4).toList());
    }

    /** The file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (nameservers.isEmpty()) {
            text.append("# No name server can be reached from here.\n");
        }
        for (IpAddress server : nameservers) {
            text.append("nameserver ").append(server).append('\n');
        }
        return text + line("search", search) + line("options", options);
    }

    private static String line(String word, List<String> values) {
        return values.isEmpty() ? "" : values.stream().collect(Collectors.joining(" ", word + " ", "\n"));
    }
}
