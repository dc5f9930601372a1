package containers.executable;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.program.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTests {

    private static final long START = 0x1000;

    private final Program program = new Program();

    @Test
    void resultsComeFirst() {
        program.add(DirectoryCalls.chdir("/a"));
        program.add(DirectoryCalls.chdir("/b"));
        Layout layout = new Layout(program, START);

        assertThat(layout.result(0)).isEqualTo(START);
        assertThat(layout.result(1)).isEqualTo(START + Long.BYTES);
        assertThat(program.cells()).allMatch(cell -> layout.buffer(cell) >= START + 2 * Long.BYTES);
    }

    @Test
    void buffersAreApartAndStartAtMultiplesOfEight() {
        byte[] odd = new byte[3];
        byte[] empty = new byte[0];
        byte[] next = new byte[8];
        for (byte[] each : new byte[][] {odd, empty, next}) {
            program.add(FileCalls.read(number(0), each));
        }
        Layout layout = new Layout(program, START);

        assertThat(List.of(odd, empty, next)).allMatch(buffer -> layout.buffer(buffer) % 8 == 0);
        assertThat(program.cells()).allMatch(cell -> layout.buffer(cell) % 8 == 0);
        assertThat(layout.buffer(empty)).isEqualTo(layout.buffer(odd) + 8);
        assertThat(layout.buffer(next)).isEqualTo(layout.buffer(empty) + 8);
        assertThat(layout.size()).isEqualTo(layout.buffer(next) + 8 - START);
    }

    @Test
    void theSameArrayIsTheSameBufferAndAnEqualOneIsAnother() {
        byte[] buffer = new byte[8];
        byte[] equal = new byte[8];
        program.add(FileCalls.read(number(0), buffer));
        program.add(FileCalls.write(number(1), new Argument.Bytes(buffer, "it")));
        program.add(FileCalls.close(new Argument.Content(buffer, "it")));
        program.add(FileCalls.read(number(0), equal));
        int cells = new Layout(new Program(), START).size();
        int results = program.rows().size() * Long.BYTES;

        assertThat(new Layout(program, START).size()).isEqualTo(cells + results + buffer.length + equal.length);
    }
}
