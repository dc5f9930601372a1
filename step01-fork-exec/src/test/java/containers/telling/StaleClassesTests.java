package containers.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that were changed after the classes were made, in a project of two modules. */
class StaleClassesTests {

    private static final long COMPILED = 2_000_000;

    @TempDir
    private Path project;

    private Path classes;
    private Path jar;
    private Path earlierSource;
    private Path source;

    @BeforeEach
    void build() throws IOException {
        source = file("step02/src/main/java/p/Two.java", COMPILED - 1);
        file("step02/target/classes/p/Two.class", COMPILED);
        classes = project.resolve("step02/target/classes");
        earlierSource = file("step01/src/main/java/p/One.java", COMPILED - 1);
        jar = file("repository/step01-1.0-SNAPSHOT.jar", COMPILED);
    }

    @Test
    void whatIsUpToDateSaysNothing() throws IOException {
        assertThat(stale().line()).isEmpty();
    }

    @Test
    void aChangeIsNoticed() throws IOException {
        touch(source, COMPILED + 1);

        assertThat(stale().line())
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("The sources of step02 are newer than the classes that run here:")
                        .doesNotContain("\n"));
    }

    @Test
    void soIsOneInAnEarlierStepThatComesFromAJar() throws IOException {
        touch(earlierSource, COMPILED + 1);

        assertThat(stale().line()).hasValueSatisfying(line -> assertThat(line).contains("step01 are newer"));
    }

    /** Maven writes a jar only when its content differs. */
    @Test
    void aJarMayBeOlderThanTheClassesBesideIt() throws IOException {
        touch(earlierSource, COMPILED + 1);
        file("step01/target/classes/p/One.class", COMPILED + 2);
        Path beside = file("step01/target/step01-1.0-SNAPSHOT.jar", COMPILED);

        assertThat(new StaleClasses(List.of(classes, beside)).line()).isEmpty();
    }

    @Test
    void jarsWithoutSourcesAreNobodysBusiness() throws IOException {
        Path other = file("repository/jna-5.19.1.jar", 1);

        assertThat(new StaleClasses(List.of(classes, other)).line()).isEmpty();
        assertThat(new StaleClasses(List.of(jar)).line()).isEmpty();
    }

    private StaleClasses stale() {
        return new StaleClasses(List.of(classes, jar));
    }

    private Path file(String path, long time) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        touch(file, time);
        return file;
    }

    private static void touch(Path file, long time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(time));
    }
}
