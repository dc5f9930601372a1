package containers.hostroot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which changes of the host's files are noticed. */
class ManifestTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_700_000_000_123L, -1, -1_000_000})
    void aFileIsAsItWas(long changed) throws IOException {
        Path file = Files.writeString(directory.resolve("é file"), "some");
        Files.setLastModifiedTime(file, FileTime.fromMillis(changed));

        assertThat(isUpToDate("name\n" + Manifest.line(file))).isTrue();
    }

    @Test
    void aChangeIsNoticed() throws IOException {
        Path first = Files.writeString(directory.resolve("first"), "some");
        Path second = Files.writeString(directory.resolve("second"), "some");
        FileTime time = FileTime.fromMillis(1_700_000_000_123L);
        Files.setLastModifiedTime(second, time);
        String manifest = "name\n" + Manifest.line(first) + Manifest.line(second);

        assertThat(isUpToDate(manifest)).isTrue();
        Files.setLastModifiedTime(second, FileTime.fromMillis(time.toMillis() + 1));
        assertThat(isUpToDate(manifest)).as("later").isFalse();
        Files.setLastModifiedTime(second, time);
        assertThat(isUpToDate(manifest)).as("as it was").isTrue();
        Files.writeString(second, "more of it");
        Files.setLastModifiedTime(second, time);
        assertThat(isUpToDate(manifest)).as("longer").isFalse();
        Files.delete(second);
        assertThat(isUpToDate(manifest)).as("gone").isFalse();
    }

    @Test
    void whatWasNotThereIsNoticedWhenItIs() throws IOException {
        Path file = directory.resolve("file");
        String manifest = "name\n" + Manifest.line(file);

        assertThat(isUpToDate(manifest)).isTrue();
        Files.createFile(file);
        assertThat(isUpToDate(manifest)).isFalse();
    }

    /** Nothing is at these paths: of such a file it would say {@code 0 0}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 0 /nonexistent",
                "0 0 nonexistent\n",
                "0 0\n",
                "0 : /nonexistent\n",
                "0 x /nonexistent\n",
                "\n"
            })
    void aDamagedLineIsAChange(String line) {
        assertThat(isUpToDate("name\n0 0 /nonexistent\n")).isTrue();
        assertThat(isUpToDate("name\n0 0 /nonexistent\n" + line)).isFalse();
    }

    @Test
    void theFirstLineIsTheName() {
        assertThat(manifest("name\n0 0 /nonexistent\n").name()).isEqualTo("name");
        assertThat(manifest("name").name()).isEmpty();
        assertThat(manifest("").name()).isEmpty();
    }

    private static boolean isUpToDate(String content) {
        return manifest(content).isUpToDate();
    }

    private static Manifest manifest(String content) {
        return new Manifest(content.getBytes(StandardCharsets.UTF_8));
    }
}
