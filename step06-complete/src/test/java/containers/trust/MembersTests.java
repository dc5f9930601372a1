package containers.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersTests {

    private static final String USERS =
            "root:x:0:0::/root:/bin/sh\nann:x:7:7::/home/ann:/bin/sh\nbob:x:8:8::/:/bin/sh\n";

    @TempDir
    private Path directory;

    private Path groups;
    private Path users;

    @BeforeEach
    void write() throws IOException {
        groups = Files.writeString(directory.resolve("group"), "root:x:0:\nann:x:7:\nbob:x:8:\n");
        users = Files.writeString(directory.resolve("passwd"), USERS);
    }

    private boolean annIsAlone() throws IOException {
        return new Members(groups, users).areOnly("ann", 7);
    }

    @Test
    void aGroupOfTheirOwn() throws IOException {
        assertThat(annIsAlone()).isTrue();
        Files.writeString(groups, "ann:x:7:ann\n");
        assertThat(annIsAlone()).isTrue();
        assertThat(new Members(groups, users).areOnly("ann", 8)).isFalse();
        assertThat(new Members(groups, users).areOnly("carl", 7)).isFalse();
    }

    @Test
    void whoWasAdded() throws IOException {
        Files.writeString(groups, "ann:x:7:ann,bob\n");
        assertThat(annIsAlone()).isFalse();
    }

    /** Some groups have two lines, since a line can only be so long. */
    @Test
    void whoWasAddedInASecondLine() throws IOException {
        Files.writeString(groups, "ann:x:7:\nanother:x:7:bob\n");
        assertThat(annIsAlone()).isFalse();
    }

    @Test
    void whoseFirstGroupItIs() throws IOException {
        Files.writeString(users, USERS + "carl:x:9:7::/:/bin/sh\n");
        assertThat(annIsAlone()).isFalse();
    }

    @Test
    void whoIsntInTheFiles() throws IOException {
        Files.writeString(users, "root:x:0:0::/root:/bin/sh\n+\nbroken\n");
        assertThat(annIsAlone()).isFalse();
    }
}
