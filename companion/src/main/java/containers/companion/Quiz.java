package containers.companion;

import containers.companion.Desk.Place;
import containers.companion.lab.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/**
 * The questions of a task: one to predict what the kernel will do, one about what was seen.
 *
 * @param desk with the tasks
 * @param in where the answers come from
 * @param out where the questions go
 */
record Quiz(Desk desk, BufferedReader in, PrintStream out) {

    /** Asks the first, and the second too when the task is done. */
    int ask(String named) throws IOException {
        Place place = desk.task(named);
        out.println("Task " + place.name() + ": " + place.task().title());
        ask(place.task().predict());
        if (desk.progress(place).done().isPresent()) {
            ask(place.task().after());
        }
        return 0;
    }

    private void ask(Question question) throws IOException {
        out.println();
        tell(question, answer(question));
    }

    /** Asks, and returns what was answered; empty when nobody answers. */
    Optional<String> answer(Question question) throws IOException {
        out.println(new Paragraphs(question.question()));
        for (int i = 0; i < question.answers().size(); i++) {
            out.println("  " + (i + 1) + ") " + question.answers().get(i));
        }
        out.print("Your answer, a number: ");
        out.flush();
        Optional<String> answer = Optional.ofNullable(in.readLine()).map(String::strip);
        if (answer.isEmpty()) {
            out.println("\nNobody answers: this needs a terminal, or a number on its standard input.");
        }
        return answer;
    }

    /** Says whether that is right, and why. */
    void tell(Question question, Optional<String> answer) {
        if (answer.isPresent()) {
            boolean right = answer.get().equals(Integer.toString(question.right()));
            String mark = right ? "Right. " : "No: it is " + question.right() + ". ";
            out.println(new Paragraphs(mark + question.why()));
        }
    }
}
