package containers.launch;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.FileCalls;
import containers.kernel.OpenFlag;
import containers.kernel.ProcessCalls;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the table as the child will: a number, and addresses of values. */
class RowTableTests {

    private static final long BASE = 0x10_0000;
    private static final int START = 96;

    private final CallList calls = new CallList();
    private ByteBuffer bytes;

    @Test
    void aRowHasTheNumberOfItsCallAndAddressesOfItsArguments() {
        calls.add(FileCalls.dup3(number(7), 1, OpenFlag.O_CLOEXEC));
        write();

        assertThat(word(START + LaunchStub.NUMBER)).isEqualTo(SystemCall.DUP3.number(Architecture.current()));
        assertThat(argument(0, 0)).isEqualTo(7);
        assertThat(argument(0, 1)).isEqualTo(1);
        assertThat(argument(0, 2)).isEqualTo(02000000);
        assertThat(List.of(argument(0, 3), argument(0, 4), argument(0, 5))).containsOnly(0L);
    }

    @Test
    void anArgumentCanBeAnEarlierRowsResult() {
        Argument.Result opened = calls.add(FileCalls.openat("/dev/null", OpenFlag.O_RDONLY));
        calls.add(FileCalls.close(opened));
        write();

        assertThat(addressOfArgument(1, 0)).isEqualTo(BASE + START + LaunchStub.RESULT);
    }

    @Test
    void onlyARowThatMayFailSaysSo() {
        calls.add(FileCalls.chdir("/a"));
        calls.attempt(FileCalls.chdir("/b"));
        write();

        assertThat(word(row(0) + LaunchStub.MAY_FAIL)).isZero();
        assertThat(word(row(1) + LaunchStub.MAY_FAIL)).isEqualTo(1);
    }

    @Test
    void stringsEndWithAZeroByteAndListsWithANullPointer() {
        calls.add(ProcessCalls.execve("/bin/é", List.of("one", ""), List.of()));
        write();

        assertThat(string(argument(0, 0))).isEqualTo("/bin/é");
        long list = argument(0, 1);
        assertThat(string(word(place(list)))).isEqualTo("one");
        assertThat(string(word(place(list) + 8))).isEmpty();
        assertThat(word(place(list) + 16)).isZero();
        assertThat(word(place(argument(0, 2)))).as("an empty environment").isZero();
    }

    @Test
    void structuresStartAtMultiplesOfEight() {
        calls.add(FileCalls.chdir("/odd"));
        calls.add(Call.of(SystemCall.IOCTL, new Argument.Bytes(new byte[] {1, 2, 3}, "request")));
        write();

        assertThat(argument(1, 0) % 8).isZero();
        assertThat(bytes.get(place(argument(1, 0)) + 2)).isEqualTo((byte) 3);
    }

    @Test
    void theWorstCaseFits() {
        calls.add(ProcessCalls.execve("€".repeat(1000), Collections.nCopies(1000, "€"), Collections.nCopies(1000, "")));
        calls.add(FileCalls.write(number(1), new byte[13]));
        write();

        assertThat(string(argument(0, 0))).hasSize(1000);
    }

    private void write() {
        bytes = ByteBuffer.allocate(START + RowTable.sizeOf(calls)).order(ByteOrder.nativeOrder());
        new RowTable(calls, bytes, BASE, START);
    }

    private static int row(int index) {
        return START + index * LaunchStub.ROW_SIZE;
    }

    private long addressOfArgument(int row, int index) {
        return word(row(row) + LaunchStub.ARGUMENTS + index * Long.BYTES);
    }

    private long argument(int row, int index) {
        return word(place(addressOfArgument(row, index)));
    }

    private long word(int place) {
        return bytes.getLong(place);
    }

    private static int place(long address) {
        return Math.toIntExact(address - BASE);
    }

    private String string(long address) {
        int end = place(address);
        while (bytes.get(end) != 0) {
            end++;
        }
        return new String(bytes.array(), place(address), end - place(address), StandardCharsets.UTF_8);
    }
}
