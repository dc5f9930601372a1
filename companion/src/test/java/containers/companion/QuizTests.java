package containers.companion;

import static org.assertj.core.api.Assertions.assertThat;

import containers.companion.lab.Course;
import containers.companion.lab.Question;
import containers.companion.state.State;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuizTests {

    private static final String TASK = "step02-namespaces/hostname";

    @TempDir
    private Path directory;

    @Test
    void anAnswerIsRightOrWrong() throws IOException {
        Question predict = desk().task(TASK).task().predict();
        int wrong = predict.right() % predict.answers().size() + 1;

        assertThat(asked(predict.right() + "\n"))
                .contains(new Paragraphs(predict.question()).toString(), "Right. ")
                .doesNotContain("No: ");
        assertThat(asked(wrong + "\n")).contains("No: it is " + predict.right() + ". ");
        assertThat(asked("")).contains("Nobody answers");
    }

    @Test
    void whatIsNoAnswerIsAskedAgain() throws IOException {
        Question predict = desk().task(TASK).task().predict();
        String outOfRange = Integer.toString(predict.answers().size() + 1);

        for (String word : List.of("abc", "", "0", "-1", outOfRange, "99999999999")) {
            assertThat(asked(word + "\n" + predict.right() + "\n"))
                    .contains("'" + word + "' is none of the answers. A number from 1 to ", "Right. ")
                    .doesNotContain("No: ");
        }
        assertThat(asked("abc\n")).contains("Nobody answers").doesNotContain("No: ");
    }

    @Test
    void whatWasSeenIsAskedAfterwards() throws IOException {
        Question after = desk().task(TASK).task().after();
        assertThat(asked("1\n1\n")).doesNotContain(after.answers().get(after.right() - 1));

        new State(directory).change(TASK, before -> before.attempted(Optional.empty(), Instant.now()));

        assertThat(asked("1\n1\n")).contains(after.answers().get(after.right() - 1));
    }

    private Desk desk() throws IOException {
        return new Desk(Course.in(Path.of("..")), new State(directory));
    }

    private String asked(String answers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream told = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            new Quiz(desk(), new BufferedReader(new StringReader(answers)), told).ask(TASK);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
