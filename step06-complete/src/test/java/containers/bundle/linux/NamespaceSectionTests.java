package containers.bundle.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.json.Fields;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which namespaces a container has, as a {@code config.json} says it. */
final class NamespaceSectionTests {

    private static final User ROOT = new User(0, 0);
    private static final String MAPPINGS =
            ", 'uidMappings': [{'containerID': 0, 'hostID': 100000, 'size': 10}], 'gidMappings':"
                    + " [{'containerID': 0, 'hostID': 200000, 'size': 10}]";

    private static Fields linux(String types, String others) {
        String namespaces = Stream.of(types.split(" ", -1))
                .map(type -> "{'type': '" + type + "'}")
                .toList()
                .toString();
        return Fields.parse(("{'namespaces': " + namespaces + others + "}").replace('\'', '"'));
    }

    private static Namespaces read(User user, String types, String others) {
        return new NamespaceSection(user, false).read(linux(types, others));
    }

    @Test
    void thoseThatAreNamed() {
        Namespaces namespaces = read(ROOT, "mount pid", "");

        assertThat(namespaces.contains(Namespace.MOUNT)).isTrue();
        assertThat(namespaces.contains(Namespace.PID)).isTrue();
        assertThat(namespaces.contains(Namespace.NETWORK)).isFalse();
        assertThat(namespaces.contains(Namespace.IPC)).isFalse();
        assertThat(namespaces.contains(Namespace.USER)).isFalse();
        assertThat(namespaces.contains(Namespace.CGROUP)).as("always").isTrue();
    }

    @Test
    void whoIsWho() {
        Namespaces namespaces = read(ROOT, "mount pid user", MAPPINGS);

        assertThat(namespaces.user().users()).singleElement().satisfies(map -> {
            assertThat(map.outside()).isEqualTo(100_000);
            assertThat(map.count()).isEqualTo(10);
        });
        assertThat(namespaces.user().groups())
                .singleElement()
                .satisfies(map -> assertThat(map.outside()).isEqualTo(200_000));
    }

    /** Without a word the host's files are seen as they are: their owners are nobody inside. */
    @Test
    void theHostsFilesAreOthersUnlessItIsSaid() {
        Fields fields = linux("mount pid user", MAPPINGS);

        assertThat(new NamespaceSection(ROOT, false).read(fields).shiftsFiles(ROOT))
                .isFalse();
        assertThat(new NamespaceSection(ROOT, true).read(fields).shiftsFiles(ROOT))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0    | pid         | without one of type mount, its mounts would be the host's",
                "0    | mount mount | namespaces[1].type: there are two of this type",
                "0    | mount time  | there is no namespace of type 'time' here",
                "0    | mount MOUNT | there is no namespace of type 'MOUNT' here",
                "0    | mount user  | one of type user, and none of type pid",
                "1000 | mount pid   | who isn't root needs one of type user",
            })
    void whatCannotBe(long uid, String types, String line) {
        User user = new User(uid, uid);

        assertThatThrownBy(() -> read(user, types, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line);
    }

    /** Who writes them means to be somebody else than the host's root, and would be that. */
    @Test
    void mappingsOfNothing() {
        assertThatThrownBy(() -> read(ROOT, "mount pid", MAPPINGS))
                .hasMessageContaining("there is no namespace of type user for the mappings");
    }

    @Test
    void aNetworksFileHasAnAbsolutePath() {
        Fields fields = Fields.parse("""
                {"namespaces": [{"type": "mount"}, {"type": "network", "path": "run/netns/x"}]}""");

        assertThatThrownBy(() -> new NamespaceSection(ROOT, false).read(fields))
                .hasMessageContaining("namespaces[1].path: it must be an absolute path, not 'run/netns/x'");
    }
}
