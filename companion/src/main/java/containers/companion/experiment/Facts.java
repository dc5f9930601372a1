package containers.companion.experiment;

import containers.launch.Witness;
import containers.namespaces.NamespaceTable;
import containers.telling.HostFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the kernel shows of a container that has started, and of the host around it. */
final class Facts {

    /** What the container itself has to say, before its command. */
    static final String SCRIPT = "echo hostname $(uname -n); echo pid $$\n";

    /** As many lines as {@link #SCRIPT} says. */
    static final int SAID = 2;

    /** How the name of a fact about a namespace ends. */
    static final String NAMESPACE = " namespace";

    /** A fact of one whose program isn't there any more. */
    static final String PROGRAM = "its program";

    private static final String HOSTS = "the host's";
    private static final String OWN = "its own";
    private static final Path SELF = Path.of("/proc/self");

    private Facts() {}

    /** Of a container, and of the host meanwhile. */
    static Map<String, String> of(Witness child) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("its hostname", child.said("hostname"));
        facts.put("its PID", child.said("pid").equals(Integer.toString(child.pid())) ? HOSTS : child.said("pid"));
        for (NamespaceTable.Row row : NamespaceTable.of(child.pid()).rows()) {
            facts.put(row.kind() + NAMESPACE, row.isShared() ? HOSTS : OWN);
        }
        facts.put("127.0.0.1", contains(child.proc("net/fib_trie"), "127.0.0.1") ? "there" : "not there");
        facts.put("its mounts", count(child.proc("mountinfo")));
        facts.put("its /", Files.isSameFile(child.proc("root"), Path.of("/")) ? HOSTS : OWN);
        facts.put("processes in its /proc", Long.toString(HostFacts.processes(child.proc("root/proc"))));
        facts.put("its control groups", isSame(child.proc("cgroup")) ? HOSTS : OWN);
        facts.putAll(ofHost());
        return facts;
    }

    /** Of a container that has ended, and of the host. */
    static Map<String, String> ofEnded() throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(PROGRAM, "has ended");
        facts.putAll(ofHost());
        return facts;
    }

    /** Of the host alone. */
    static Map<String, String> ofHost() throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("the host's hostname", HostFacts.hostname());
        facts.put("the host's mounts", count(SELF.resolve("mountinfo")));
        return facts;
    }

    private static boolean contains(Path file, String text) throws IOException {
        return Files.readString(file).contains(text);
    }

    private static String count(Path file) throws IOException {
        return Integer.toString(Files.readAllLines(file).size());
    }

    private static boolean isSame(Path file) throws IOException {
        List<String> own = Files.readAllLines(SELF.resolve(file.getFileName()));
        return Files.readAllLines(file).equals(own);
    }
}
