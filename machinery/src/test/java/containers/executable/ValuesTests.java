package containers.executable;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.kernel.Argument;
import containers.program.Program;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTests {

    private static final long START = 0x1000;

    private final Values values = new Values(START);

    @Test
    void theSameArrayIsThereOnce() {
        byte[] content = "a structure".getBytes(StandardCharsets.US_ASCII);

        long address = values.constant(content);

        assertThat(values.constant(content)).isEqualTo(address);
        assertThat(values.constant(content.clone())).isNotEqualTo(address).isEqualTo(START + 16);
    }

    @Test
    void eightBytesAreAWord() {
        byte[] word = {42, 0, 0, 0, 0, 0, 0, 1};

        assertThat(values.constant(word))
                .isEqualTo(values.word(42 + (1L << 56)))
                .isEqualTo(START);
        assertThat(written()).startsWith(word);
    }

    /** What lasts keeps its own; the rest takes no memory when its rows are gone. And nobody can write to either. */
    @Test
    void structuresStandWithTheRowsThatReadThem() {
        byte[] content = "in a structure".getBytes(StandardCharsets.US_ASCII);
        Program program = new Program();
        program.passing();
        program.add(FileCalls.write(number(1), "it passes"));
        program.add(ProcessCalls.clone3(new Argument.Structure(
                new byte[88], Map.of(0, new Argument.Constant(content, "content")), "{content}")));
        program.lasting();
        program.add(FileCalls.write(number(1), "it lasts"));
        program.add(ProcessCalls.exit_group(0));
        TwoFiles two = ProgramFile.inTwo(program).files();
        int code = (int) ElfHeader.segment(ByteBuffer.wrap(two.lasting()).order(ByteOrder.LITTLE_ENDIAN), 1)
                .offset();

        String lasting = new String(two.lasting(), StandardCharsets.ISO_8859_1);
        assertThat(lasting.substring(code)).contains("it lasts", "in a structure");
        assertThat(lasting.substring(0, code)).doesNotContain("it lasts", "in a structure");
        // The other file has what is told of the call, too.
        assertThat(new String(two.passing(), StandardCharsets.ISO_8859_1)).contains("it passes\0");
        assertThat(lasting).doesNotContain("it passes");
    }

    private byte[] written() {
        byte[] bytes = new byte[(int) (values.end() - START)];
        values.write(ByteBuffer.wrap(bytes));
        return bytes;
    }
}
