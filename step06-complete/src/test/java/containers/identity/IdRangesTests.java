package containers.identity;

import static org.assertj.core.api.Assertions.assertThat;

import containers.namespaces.IdMap;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdRangesTests {

    private static final User COOK = new User(1000, 50);

    @TempDir
    private Path directory;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(directory.resolve("subuid"), """
                cook:100000:65536
                waiter:165536:65536
                1000:300000:10
                broken
                cook:many:1
                cook:5000000000:1
                guest:524288:65536
                """);
        Files.writeString(directory.resolve("subgid"), "cook:200000:65536\nguest:589825:1\n");
        Files.writeString(directory.resolve("passwd"), "far:x:655360:5::/:/bin/sh\n");
        Files.writeString(directory.resolve("group"), "away:x:786431:\n");
    }

    @Test
    void aUserHasHimselfAndHisRanges() {
        assertThat(ranges().of(COOK, "cook"))
                .contains(new UserMapping(
                        List.of(IdMap.rootIs(1000), new IdMap(1, 100_000, 65_536), new IdMap(65_537, 300_000, 10)),
                        List.of(IdMap.rootIs(50), new IdMap(1, 200_000, 65_536))));
    }

    @Test
    void rangesThatAreMoreThanThereAreNumbersInside() throws IOException {
        Files.writeString(directory.resolve("subuid"), "cook:100000:4294867295\ncook:200000:4294000000\n");

        assertThat(ranges().of(COOK, "cook").orElseThrow().users())
                .containsExactly(IdMap.rootIs(1000), new IdMap(1, 100_000, 4_294_867_295L));
    }

    @Test
    void whoHasNoUsersOrNoGroupsHasNone() {
        assertThat(ranges().of(new User(7, 7), "nobody-here")).isEmpty();
        assertThat(ranges().of(new User(7, 7), "waiter")).isEmpty();
        assertThat(new IdRanges("/no/such/directory").of(COOK, "cook")).isEmpty();
    }

    @Test
    void whatAUserMayHave() {
        assertThat(refused(IdMap.rootIs(1000), new IdMap(1, 165_535, 1), new IdMap(2, 300_000, 10)))
                .isEmpty();
        for (IdMap others : List.of(
                new IdMap(1, 0, 1),
                new IdMap(1, 99_999, 2),
                new IdMap(1, 165_535, 2),
                new IdMap(1, 165_536, 1),
                new IdMap(1, 1000, 2))) {
            assertThat(refused(IdMap.rootIs(1000), others)).contains(others);
        }
    }

    @Test
    void groupsAreLookedAtForThemselves() {
        IdMap users = new IdMap(1, 100_000, 1);

        assertThat(ranges().refused(new UserMapping(users, users), COOK, "cook"))
                .contains(users);
    }

    private Optional<IdMap> refused(IdMap... users) {
        return ranges().refused(new UserMapping(List.of(users), List.of(IdMap.rootIs(50))), COOK, "cook");
    }

    /** 524288 may be a user's, 589824 a group's, 655360 is a user, 720896 has a group. */
    @Test
    void aFreeRangeIsNobodys() {
        for (long seed = 0; seed < 5; seed++) {
            assertThat(first(seed)).isEqualTo(786_432);
        }
        assertThat(first(5)).isEqualTo(524_288 + 5 * 65_536);
        assertThat(first(-1)).as("the last").isGreaterThan(1_800_000_000L);
    }

    @Test
    void whereAllAreTakenThereIsNone() throws IOException {
        Files.writeString(directory.resolve("subuid"), "cook:0:4294967295\n");

        assertThat(ranges().free(3)).isEmpty();
    }

    private long first(long seed) {
        return ranges().free(seed).orElseThrow().users().get(0).outside();
    }

    private IdRanges ranges() {
        return new IdRanges(directory.toString());
    }
}
