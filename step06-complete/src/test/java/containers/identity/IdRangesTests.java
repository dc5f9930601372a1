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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** What the kernel or newuidmap(1) would refuse: each of these ended every run of that user's with EINVAL. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the same line twice        | 100000:65536 100000:65536        | 1 100000 65536
            one within another         | 100000:10 90000:65536            | 1 90000 65536
            one that begins in another | 100000:10 100005:20              | 1 100005 20
            the last and the first ID  | 100000:10 100009:10              | 1 100000 10
            neighbours                 | 100010:10 100000:10              | 1 100010 10, 11 100000 10
            the user's own             | 900:200 100000:10                | 1 100000 10
            a small one in between     | 100000:50 100040:20 100055:10    | 1 100000 50, 51 100055 10
            none that can be used      | 1000:1                           | -
            """)
    void rangesThatMeet(String what, String lines, String expected) throws IOException {
        write(Stream.of(lines.split(" ", -1)));

        assertThat(ranges().of(COOK, "cook").map(UserMapping::users).map(IdRangesTests::behindRoot))
                .as(what)
                .isEqualTo(Optional.of(expected).filter(text -> !text.equals("-")));
    }

    @ParameterizedTest
    @ValueSource(ints = {340, 1000, 20_000})
    void ofVeryManyRangesTheLargest(int count) throws IOException {
        write(IntStream.range(0, count).mapToObj(i -> (1_000_000L + 1000L * i) + ":" + (1 + i % 900)));

        List<IdMap> maps = ranges().of(COOK, "cook").orElseThrow().users();

        assertThat(IdMap.canBeWritten(maps)).isTrue();
        assertThat(maps).hasSizeGreaterThan(150).doesNotHaveDuplicates();
        long largest = Math.min(count, 900);
        assertThat(maps).extracting(IdMap::count).contains(largest).doesNotContain(2L);
    }

    private void write(Stream<String> ranges) throws IOException {
        Files.write(
                directory.resolve("subuid"),
                ranges.map(range -> "cook:" + range).toList());
    }

    private static String behindRoot(List<IdMap> maps) {
        return maps.stream().skip(1).map(IdMap::toString).collect(Collectors.joining(", "));
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
