package containers.companion.lab;

import java.util.List;

/**
 * A question with a few answers.
 *
 * @param question the question
 * @param answers at least two
 * @param right which of them is right, from 1
 * @param why it is
 */
public record Question(String question, List<String> answers, int right, String why) {

    public Question {
        answers = List.copyOf(answers);
        if (answers.size() < 2 || right < 1 || right > answers.size()) {
            throw new IllegalArgumentException("a question has two answers at least, and one of them is right");
        }
    }
}
