package containers.companion;

import static org.assertj.core.api.Assertions.assertThat;

import containers.companion.lab.Course;
import containers.companion.state.State;
import containers.testing.InCi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person types, and what they are told. In a workshop of links to this one, with files of its own. */
class WorkshopTests {

    private static final String SOURCE = "work/step02-namespaces/containers/namespaces/Namespaces.java";

    private Path home;

    /** In the build's directory, for the sandbox sees a workshop only with all that its links lead to. */
    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory(Path.of("target").toRealPath(), "home");
        try (Stream<Path> files = Files.list(Path.of("..").toRealPath())) {
            for (Path file : files.filter(each -> !each.endsWith("work")).toList()) {
                Files.createSymbolicLink(home.resolve(file.getFileName()), file);
            }
        }
    }

    @AfterEach
    void removeHome() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chekc            | unknown command 'chekc': did you mean check?
            walk             | unknown command 'walk' (./workshop help)
            check 2/x y      | 'y' is a word too many (./workshop help)
            status --show    | '--show' is a word too many (./workshop help)
            status 2         | '2' is a word too many (./workshop help)
            report 2         | '2' is a word too many (./workshop help)
            start 9          | there is no lab for step '9'
            check            | no step is started yet: ./workshop start
            check 2/nothing  | there is no task '2/nothing' (./workshop status)
            check 2          | which task of step 2? 2/kinds, 2/
            hint step02-namespaces | which task of step 2? 2/kinds, 2/
            check 9/hostname | there is no lab for step '9'
            try 9/x          | there is no lab for step '9'
            try 2/x          | there is no experiment '2/x' (./workshop try)
            check 2/hostname | this step isn't started yet: ./workshop start 2
            hint             | no step is started yet: ./workshop start
            watch            | no step is started yet: ./workshop start
            hint 2/hostname  | a hint is an answer to what went wrong: ./workshop check first
            solution 2/hostname | this task isn't done yet
            explain          | no step is started yet: ./workshop start
            explain 2        | this step isn't started yet: ./workshop start 2
            try x            | there is no experiment 'x' (./workshop try)
            try 9 --without x    | '9' is no step with experiments: those are 1 to 5 (./workshop try)
            try 2 without x      | 'without x' is no change to a plan: --without PART, --swap PART PART, --only-to PART
            try 2 --as-root      | '' is no change to a plan
            try 2 --swap x       | swap takes two parts of the plan
            try 2 --without      | without takes a part of the plan
            """)
    void whatCantBeDoneIsOneLine(String words, String told) throws IOException {
        Said said = run(words.split(" "));

        assertThat(said.status()).isEqualTo(125);
        assertThat(said.text()).startsWith("workshop: " + told).hasLineCount(1);
        assertThat(home.resolve("work")).doesNotExist();
    }

    @Test
    void aStepIsStartedOnceAndBegunAnew() throws IOException {
        assertThat(run("start", "2").text()).contains("Your file: " + SOURCE, "Task kinds");
        assertThat(run("start", "2/late").text()).contains("Task late", "./workshop check 2/late");
        Files.writeString(home.resolve(SOURCE), "mine");

        run("start", "2");
        assertThat(home.resolve(SOURCE)).hasContent("mine");

        new State(home.resolve("work"))
                .change("step02-namespaces/kinds", before -> before.attempted(Optional.empty(), Instant.now()));
        assertThat(run("status").text()).contains("  done  kinds: ");

        assertThat(run("reset", "2").text()).contains("Your old files: work/step02-namespaces.old1", "Task kinds");
        assertThat(run("status").text()).doesNotContain("  done  ");
        assertThat(home.resolve(SOURCE))
                .content()
                .contains("throw new UnsupportedOperationException(\"Task hostname: ");
        assertThat(home.resolve(SOURCE.replace("namespaces/c", "namespaces.old1/c")))
                .hasContent("mine");
    }

    @Test
    void whoNamesNoStepIsToldWhichBegins() throws IOException {
        assertThat(run("start").text()).startsWith("Step 1 begins: ").contains("Task first: ");
        assertThat(run("start").text()).startsWith("Step 1 goes on: ").contains("Task first: ");
    }

    @Test
    void aFileThatIsGoneOrBroken() throws IOException {
        run("start", "2");
        Files.writeString(home.resolve(SOURCE), "");
        assertThat(run("check", "2/hostname").text()).contains("class containers.namespaces.Namespaces", "Not yet.");

        Files.writeString(
                home.resolve(SOURCE), "package containers.namespaces;\r\nclass Namespaces {\r\n  int i = ;\r\n");
        assertThat(run("check", "2/hostname").text()).contains("Namespaces.java:3: illegal start of expression");
        assertThat(run("hint", "2/hostname").text()).isNotBlank();

        Files.writeString(home.resolve(SOURCE), "package containers.other;\nclass Namespaces {}\n");
        assertThat(run("check", "2/hostname").text())
                .contains("its package is containers.other, and the step's is containers.namespaces");
        assertThat(run("explain", "2").text()).contains("workshop: your files can't be compiled");

        Files.write(home.resolve(SOURCE), new byte[] {-1, -2, 0});
        assertThat(run("check", "2/hostname").text())
                .startsWith("workshop: " + SOURCE + " isn't text in UTF-8")
                .hasLineCount(1);

        Files.delete(home.resolve(SOURCE));
        assertThat(run("check", "2/hostname").text())
                .isEqualTo("workshop: " + SOURCE
                        + " isn't there any more: ./workshop start 2 puts it there again, with its gaps\n");
        run("start", "2");
        assertThat(home.resolve(SOURCE)).content().contains("Task hostname: ");
    }

    @Test
    @InCi
    void aStateThatCantBeUnderstoodIsLeftAsItIs() throws IOException {
        run("start", "2");
        Files.writeString(home.resolve("work/progress"), "version 3\n");

        Said said = run("check", "2/hostname");
        assertThat(said.status()).isEqualTo(125);
        assertThat(said.text()).contains("work/progress isn't of this version").hasLineCount(1);
        assertThat(home.resolve("work/progress")).hasContent("version 3");
    }

    @Test
    void theHintsComeOneAfterTheOther() throws IOException {
        run("start", "2");
        Files.writeString(home.resolve(SOURCE), "");
        run("check", "2/hostname");

        String first = run("hint", "2/hostname").text();
        String second = run("hint", "2/hostname").text();
        String third = run("hint", "2/hostname").text();
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(third).contains("NamespaceCalls.sethostname(hostname.name())");
        assertThat(run("hint", "2/hostname").text()).isEqualTo(third);
        assertThat(run("solution", "2/hostname", "--show").text()).contains("+ package containers.namespaces;");
    }

    @Test
    void aSolutionTellsNothingOfOtherTasks() throws IOException {
        run("start", "2");

        assertThat(run("solution", "2/hostname", "--show").text())
                .contains("sethostname(hostname.name())")
                .doesNotContain("unshare");
    }

    @Test
    void theNextTaskIsOneOfAStepThatIsStarted() throws IOException {
        assertThat(run("status").text()).contains("  next  first: ");
        run("start", "2");

        assertThat(run("status").text()).contains("  next  kinds: ").doesNotContain("  next  first: ");
    }

    /** Who begins another step before this one is done means that other one with a bare check. */
    @Test
    void theNextTaskIsOneOfTheStepThatWasBegunLast() throws IOException {
        run("start", "1");
        run("start", "3");
        run("start", "2");
        assertThat(run("status").text()).contains("  next  kinds: ");
        assertThat(run("check").text()).startsWith("Task step02-namespaces/kinds");
        assertThat(run("start").text()).startsWith("Step 2 goes on: ").contains("Task kinds: ");

        run("start", "1");
        assertThat(run("status").text()).contains("  next  first: ").doesNotContain("  next  kinds: ");
    }

    /** A task can have several gaps. */
    @Test
    void whatIsNotWrittenYetIsToldByTheNamesOfTasks() throws IOException {
        run("start", "3");

        assertThat(run("explain", "3").text())
                .contains("Not written yet, so as in the workshop: private, layer, pivot, forget, borrow\n");
    }

    @Test
    void aReportIsJsonAndALine() throws IOException {
        run("start", "2");
        Files.writeString(home.resolve(SOURCE), "");
        run("check", "2/hostname");

        assertThat(run("report").text().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("{\"version\":1,\"tasks\":[{\"task\":")
                        && line.contains("{\"task\":\"step02-namespaces/hostname\",\"title\":\"A name of its own\","
                                + "\"done\":null,\"attempts\":1,\"minutes\":0}"))
                .anyMatch(line -> line.matches("0 of \\d+ tasks done, 1 attempts, 0 minutes"));
    }

    @Test
    void aDirectoryThatCantBeWritten() throws IOException {
        Files.createDirectory(home.resolve("work"));
        Files.createFile(home.resolve("work/step02-namespaces"));
        Said said = run("start", "2");

        assertThat(said.status()).isEqualTo(125);
        assertThat(said.text()).startsWith("workshop: ").hasLineCount(1);
    }

    /** Who starts a step should know before they look for the mistake in their own lines. */
    @Test
    void whatTheMachineLacksIsSaidFirst() throws IOException {
        Course course = Course.in(home);
        Desk desk = new Desk(course, new State(course.work()));

        Said said = said(() -> new Tour(desk, step -> List.of("missing: number " + step)).start("2"));

        assertThat(said.text())
                .startsWith("This machine lacks something that step 2 needs (./contain doctor):\nmissing: number 2\n")
                .contains("Task kinds");
    }

    private record Said(int status, String text) {}

    private Said run(String... words) throws IOException {
        return said(() -> Workshop.run(home, List.of(words)));
    }

    private interface Verb {
        int run() throws IOException;
    }

    private static Said said(Verb verb) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream told = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(told);
            System.setErr(told);
            int status = verb.run();
            return new Said(status, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
