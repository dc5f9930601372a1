package containers.companion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphsTests {

    @Test
    void noLineIsLongerThanATerminal() {
        String text = "four ".repeat(100);
        assertThat(new Paragraphs(text).toString().lines())
                .hasSize(7)
                .allMatch(line -> line.length() <= 80)
                .first()
                .asString()
                .hasSize(79);
    }

    @Test
    void exactlyAsLong() {
        String line = "x".repeat(78) + " y";
        assertThat(new Paragraphs(line)).hasToString(line);
        assertThat(new Paragraphs(line + "z")).hasToString("x".repeat(78) + "\nyz");
        assertThat(new Paragraphs("x".repeat(90) + " y")).hasToString("x".repeat(90) + "\ny");
    }

    @Test
    void paragraphsStayApart() {
        assertThat(new Paragraphs("a\nb\n\n c\n")).hasToString("a b\n\nc");
    }
}
