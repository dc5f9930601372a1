package containers.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/** What a container could leave behind on the host: mounts, control groups, interfaces, children, descriptors. */
public record HostSnapshot(Map<String, TreeSet<String>> kinds) {

    /**
     * How often to look again, 20 ms apart: the kernel takes a dead namespace's interfaces away a little later. Where
     * nobody else comes and goes, in a sandbox, fewer times will do.
     */
    private static final int PATIENCE = Integer.getInteger("containers.testing.patience", 500);

    private static final String GROUPS = "control groups";

    /** The root, what is mounted in a root, the place of a layer and of the tests' directories, the cache. */
    private static final Pattern OUR_MOUNTS =
            Pattern.compile("/|/(proc|sys|dev|tmp|mnt|root|\\.\\.)(/.*)?|.*/(understanding-containers|junit).*");

    private static final Pattern OTHERS_INTERFACES = Pattern.compile("(veth|cni|podman|docker|br-|virbr|tap|vnet).*");

    /** What the JVM opens by itself and keeps: its jars and modules, and its sources of randomness. */
    private static final List<String> JVM = List.of(".jar", "/modules", "/dev/random", "/dev/urandom");

    public static HostSnapshot take() {
        Map<String, TreeSet<String>> kinds = new TreeMap<>();
        kinds.put("mounts", mounts(lines("/proc/self/mountinfo")));
        kinds.put(GROUPS, new TreeSet<>(EmptyGroups.below(Path.of("/sys/fs/cgroup"))));
        kinds.put("network interfaces", interfaces(names("/sys/class/net")));
        kinds.put("child processes", children());
        kinds.put("open descriptors", descriptors());
        kinds.put("hostname", lines("/proc/sys/kernel/hostname"));
        return new HostSnapshot(kinds);
    }

    /**
     * Fails with the differences that stay, after some patience. Others come and go on this host meanwhile: what differs
     * now is ours only if it differs all the time.
     */
    public void assertUnchanged() {
        List<String> differences = differences(take());
        for (int i = 0; i < PATIENCE && !differences.isEmpty(); i++) {
            pause();
            differences.retainAll(differences(take()));
        }
        if (!differences.isEmpty()) {
            throw new AssertionFailedError("the host isn't as it was before:\n" + String.join("\n", differences));
        }
    }

    private List<String> differences(HostSnapshot now) {
        List<String> differences = new ArrayList<>();
        kinds.forEach((kind, before) -> {
            TreeSet<String> gone = new TreeSet<>(before);
            gone.removeAll(now.kinds.get(kind));
            gone.removeIf(HostSnapshot::comesAndGoes);
            TreeSet<String> added = new TreeSet<>(now.kinds.get(kind));
            added.removeAll(before);
            if (kind.equals(GROUPS)) {
                gone.clear(); // A run removes what one before it left when that was killed.
            }
            gone.forEach(item -> differences.add(kind + ": gone: " + item));
            added.forEach(item -> differences.add(kind + ": new: " + item));
        });
        return differences;
    }

    /** The JVM looks up its limits now and then; and other containers' groups end with them. */
    private static boolean comesAndGoes(String item) {
        return item.matches("(\\d+ -> )?/(sys/fs/cgroup|proc)/.*");
    }

    /** Those where a container of ours mounts something, should it do so on the host. Other engines have other places. */
    static TreeSet<String> mounts(Set<String> mountInfo) {
        TreeSet<String> mounts = new TreeSet<>(mountInfo);
        mounts.removeIf(line -> !OUR_MOUNTS.matcher(line.split(" ", -1)[4]).matches());
        return mounts;
    }

    /** Without the ends of other engines' connections: no container of ours has one. */
    static TreeSet<String> interfaces(Set<String> names) {
        TreeSet<String> interfaces = new TreeSet<>(names);
        interfaces.removeIf(name -> OTHERS_INTERFACES.matcher(name).matches());
        return interfaces;
    }

    private static TreeSet<String> children() {
        TreeSet<String> children = new TreeSet<>();
        ProcessHandle.current().children().forEach(child -> children.add(Long.toString(child.pid())));
        return children;
    }

    /** Where each descriptor leads. Files that the JVM opens by itself are left out. */
    private static TreeSet<String> descriptors() {
        TreeSet<String> descriptors = new TreeSet<>();
        for (String number : names("/proc/self/fd")) {
            try {
                String target =
                        Files.readSymbolicLink(Path.of("/proc/self/fd", number)).toString();
                if (!target.endsWith("/fd") && JVM.stream().noneMatch(target::endsWith)) {
                    descriptors.add(number + " -> " + target);
                }
            } catch (IOException closed) {
                // It was the one that listed the directory.
            }
        }
        return descriptors;
    }

    private static TreeSet<String> names(String directory) {
        try (Stream<Path> entries = Files.list(Path.of(directory))) {
            TreeSet<String> names = new TreeSet<>();
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
            return names;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static TreeSet<String> lines(String file) {
        try {
            return new TreeSet<>(Files.readAllLines(Path.of(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
