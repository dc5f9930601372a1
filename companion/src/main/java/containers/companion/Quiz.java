package containers.companion;

import containers.companion.Desk.Place;
import containers.companion.lab.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.OptionalInt;
import java.util.stream.IntStream;

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

    /** Asks until one of the answers is named, and returns which, from 1; empty when nobody answers. */
    OptionalInt answer(Question question) throws IOException {
        int count = question.answers().size();
        out.println(new Paragraphs(question.question()));
        for (int i = 0; i < count; i++) {
            out.println("  " + (i + 1) + ") " + question.answers().get(i));
        }
        say("Your answer, a number: ");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            OptionalInt answer = number(line.strip(), count);
            if (answer.isPresent()) {
                return answer;
            }
            say("'" + line.strip() + "' is none of the answers. A number from 1 to " + count + ": ");
        }
        out.println("\nNobody answers: this needs a terminal, or a number on its standard input.");
        return OptionalInt.empty();
    }

    private void say(String text) {
        out.print(text);
        out.flush();
    }

    private static OptionalInt number(String word, int most) {
        return IntStream.rangeClosed(1, most)
                .filter(number -> word.equals(Integer.toString(number)))
                .findFirst();
    }

    /** Says whether that is right, and why. */
    void tell(Question question, OptionalInt answer) {
        if (answer.isPresent()) {
            boolean right = answer.getAsInt() == question.right();
            String mark = right ? "Right. " : "No: it is " + question.right() + ". ";
            out.println(new Paragraphs(mark + question.why()));
        }
    }
}
