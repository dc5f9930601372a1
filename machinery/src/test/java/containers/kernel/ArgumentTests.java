package containers.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.CloneFlag;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentTests {

    @Test
    void flagsAreJoinedByName() {
        assertThat(Argument.flags(CloneFlag.CLONE_NEWUTS, CloneFlag.CLONE_NEWPID))
                .isEqualTo(new Argument.Word(0x2400_0000, "CLONE_NEWUTS|CLONE_NEWPID"));
        assertThat(Argument.flags()).isEqualTo(new Argument.Word(0, "0"));
    }

    @Test
    void aModeIsOctal() {
        assertThat(Argument.octal(0755)).isEqualTo(new Argument.Word(493, "0755"));
    }

    @Test
    void noStringIsTheNullPointer() {
        assertThat(Argument.text(null)).isSameAs(Argument.NULL).hasToString("NULL");
    }

    @Test
    void aStringIsQuotedAsInC() {
        assertThat(new Argument.Text("a \"b\" \\ c\n")).hasToString("\"a \\\"b\\\" \\\\ c\\n\"");
        assertThat(Argument.Texts.of(List.of("sh", "-c"))).hasToString("[\"sh\", \"-c\"]");
    }

    @Test
    void longStringsAndListsAreShownInPart() {
        assertThat(new Argument.Text("a".repeat(200))).hasToString('"' + "a".repeat(200) + '"');
        assertThat(new Argument.Text("a".repeat(201))).hasToString('"' + "a".repeat(200) + "\"...");
        assertThat(Argument.Texts.of(Collections.nCopies(1000, "b")).toString())
                .startsWith("[\"b\", \"b\"")
                .endsWith("\"b\", ... 1000 in all]")
                .hasSizeLessThan(300);
    }

    @Test
    void aStringWithAZeroByteIsRefused() {
        assertThatThrownBy(() -> Argument.text("a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zero byte");
        assertThatThrownBy(() -> Argument.Texts.of(List.of("a", "\0"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aResultIsShownByTheNumberOfItsCall() {
        assertThat(new Argument.Result(0)).hasToString("#1");
    }
}
