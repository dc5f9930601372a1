package containers.bundle;

import containers.json.Fields;
import containers.names.ExtraHost;
import containers.names.IpAddress;
import containers.names.Names;
import containers.names.ResolvConf;
import containers.namespaces.Namespace;
import containers.network.Network;
import containers.spec.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the runtime-spec has no field for. Its {@code annotations} are for that: any text under any name, and who doesn't know
 * a name passes over it.
 *
 * @param init whether PID 1 is a program of ours
 * @param ownEtc whether it has a /etc/hosts and others of its own
 * @param hosts whom it knows by name then, as lines of hosts(5)
 * @param resolver whom it asks for others, as in resolv.conf(5); empty for the usual
 * @param idmap whether the host's files are mounted with the mappings of its user namespace
 */
record Annotations(boolean init, boolean ownEtc, String hosts, Optional<String> resolver, boolean idmap) {

    private static final String PREFIX = "understanding.containers.";
    private static final String INIT = PREFIX + "init";
    private static final String OWN_ETC = PREFIX + "etc";
    private static final String HOSTS = PREFIX + "hosts";
    private static final String RESOLVER = PREFIX + "resolv.conf";
    private static final String IDMAP = PREFIX + "idmap";

    static Annotations of(Spec spec) {
        Optional<ResolvConf> usual = spec.linux().network().usualNames().resolver();
        return new Annotations(
                spec.process().init(),
                spec.names().isPresent(),
                spec.names().map(names -> hosts(names.hosts())).orElse(""),
                spec.names()
                        .flatMap(Names::resolver)
                        .filter(resolver -> !Optional.of(resolver).equals(usual))
                        .map(ResolvConf::text),
                spec.linux().namespaces().contains(Namespace.USER)
                        && spec.linux().idmap());
    }

    private static String hosts(List<ExtraHost> hosts) {
        return hosts.stream()
                .map(host -> host.address() + " " + host.name() + "\n")
                .collect(Collectors.joining());
    }

    static Annotations read(Fields configuration) {
        Optional<Fields> given = configuration.object("annotations");
        Map<String, String> all = given.map(Fields::allTexts).orElse(Map.of());
        return new Annotations(
                isTrue(all, INIT),
                isTrue(all, OWN_ETC),
                all.getOrDefault(HOSTS, ""),
                Optional.ofNullable(all.get(RESOLVER)),
                isTrue(all, IDMAP));
    }

    private static boolean isTrue(Map<String, String> all, String name) {
        String value = all.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("annotations." + name + ": not \"true\" or \"false\"");
        }
        return value.equals("true");
    }

    /** Whom the container knows by name. */
    Optional<Names> names(Network network) {
        if (!ownEtc) {
            return Optional.empty();
        }
        List<ExtraHost> known = new ArrayList<>();
        for (String line : hosts.lines().toList()) {
            String[] words = line.split(" ", -1);
            if (words.length != 2) {
                throw new IllegalArgumentException(
                        "annotations." + HOSTS + ": not an address and a name: '" + line + "'");
            }
            known.add(new ExtraHost(IpAddress.of(words[0]), words[1]));
        }
        Optional<ResolvConf> asked = resolver.map(ResolvConf::of);
        return Optional.of(new Names(
                known, asked.isPresent() ? asked : network.usualNames().resolver()));
    }

    /** Writes them, besides others that have no meaning here. */
    Map<String, Object> write(Map<String, String> labels) {
        Map<String, Object> all = new LinkedHashMap<>();
        labels.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                throw new IllegalArgumentException("--label " + name + ": names that begin so have a meaning here");
            }
            all.put(name, value);
        });
        Map<String, Object> own = new LinkedHashMap<>();
        own.put(OWN_ETC, Boolean.toString(ownEtc));
        own.put(HOSTS, hosts);
        own.put(IDMAP, Boolean.toString(idmap));
        own.put(INIT, Boolean.toString(init));
        own.values().removeIf(value -> value.equals("false") || value.equals(""));
        resolver.ifPresent(text -> own.put(RESOLVER, text));
        all.putAll(own);
        return all;
    }
}
