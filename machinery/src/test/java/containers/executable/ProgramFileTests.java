package containers.executable;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.DescriptorCalls;
import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The file as the kernel reads it: elf(5). */
class ProgramFileTests {

    private static final int ENTRY = 24;
    private static final int PAGE = 1 << 16;
    private static final int WRITE = 2;
    private static final int EXECUTE = 1;

    /** A program header: what the kernel maps. */
    private record Segment(int flags, long offset, long address, long inFile, long inMemory) {
        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    @TempDir
    private Path directory;

    private final Program program = new Program();

    @ParameterizedTest
    @CsvSource({"X86_64, 1", "AARCH64, 1", "X86_64, 700", "AARCH64, 700", "X86_64, 5000", "AARCH64, 5000"})
    void theKernelCanMapEverySegment(Architecture architecture, int rows) {
        for (int i = 0; i < rows; i++) {
            program.add(DirectoryCalls.chdir("/" + i));
        }
        ByteBuffer file = file(architecture);
        List<Segment> segments = segments(file);

        assertThat(segments)
                .hasSize(3)
                .allMatch(segment -> segment.offset() % PAGE == segment.address() % PAGE)
                .allMatch(segment -> segment.inFile() == segment.inMemory())
                .noneMatch(segment -> segment.has(WRITE) && segment.has(EXECUTE));
        assertThat(segments.stream().filter(segment -> segment.has(WRITE))).hasSize(1);
        for (int i = 1; i < segments.size(); i++) {
            Segment before = segments.get(i - 1);
            Segment segment = segments.get(i);
            assertThat(segment.offset()).as("no gap").isEqualTo(before.offset() + before.inFile());
            assertThat(segment.address() / PAGE)
                    .as("no page is shared")
                    .isGreaterThan((before.address() + before.inMemory() - 1) / PAGE);
        }
        assertThat(segments.get(2).offset() + segments.get(2).inFile()).isEqualTo(file.limit());
        long entry = file.getLong(ENTRY);
        assertThat(segments.get(1)).matches(code -> code.has(EXECUTE));
        assertThat(segments.get(1).offset() % 4096)
                .as("no page of code is one that changes")
                .isZero();
        assertThat(entry)
                .isBetween(
                        segments.get(1).address(),
                        segments.get(1).address() + segments.get(1).inMemory());
    }

    /** The second begins with a header of its own, and ends where the last segment does. */
    @Test
    void inTwoFilesThereIsTheSame() {
        program.passing();
        program.add(DirectoryCalls.chdir("/passes"));
        program.lasting();
        program.add(DirectoryCalls.chdir("/lasts"));
        program.add(ProcessCalls.exit_group(0));
        TwoFiles two = ProgramFile.inTwo(program).files();
        List<Segment> segments = segments(ByteBuffer.wrap(two.lasting()).order(ByteOrder.LITTLE_ENDIAN));
        List<Segment> passing = segments(ByteBuffer.wrap(two.passing()).order(ByteOrder.LITTLE_ENDIAN));

        assertThat(passing).hasSize(1);
        assertThat(passing.get(0).address()).isEqualTo(segments.get(2).address());
        assertThat(passing.get(0).inFile()).isEqualTo(segments.get(2).inFile()).isEqualTo(two.passing().length);
        assertThat(text(two.passing())).contains("/passes").doesNotContain("/lasts\0");
        assertThat(text(two.lasting())).contains("/lasts\0").doesNotContain("/passes");
    }

    /** A program would be killed by the first row that it has forgotten. */
    @Test
    void whatLastsCannotLeadToWhatPasses() {
        Label gone = new Label();
        program.add(DirectoryCalls.chdir("/lasts")).failure(gone);
        program.add(ProcessCalls.exit_group(0));
        program.passing();
        program.place(gone);
        program.add(ProcessCalls.exit_group(1));

        assertThatThrownBy(() -> ProgramFile.of(program)).hasMessageStartingWith("#1 lasts, and leads to #3");
    }

    /** The new process may read it when everything else is forgotten. */
    @Test
    void whatMakesAProcessLasts() {
        program.passing();
        Row birth = program.add(ProcessCalls.clone3(new Argument.Structure(new byte[88], Map.of(), "{}")));
        Row next = program.add(ProcessCalls.exit_group(0));

        assertThat(birth.passes()).isFalse();
        assertThat(next.passes()).isTrue();
        ByteBuffer file = file(Architecture.current());
        assertThat(int32(file, row(file, 0) + RowLoop.AFTER_POSITIVE))
                .isGreaterThanOrEqualTo(segments(file).get(2).address());
    }

    @Test
    void noMemoryIsWritableAndExecutable() {
        byte[] maps = new byte[8192];
        Row opened = program.add(FileCalls.openat("/proc/self/maps", OpenFlag.O_RDONLY));
        Row read = program.add(FileCalls.read(opened.result(), maps));
        program.add(Call.of(SystemCall.WRITE, number(1), new Argument.Bytes(maps, "maps"), read.result()));
        program.add(ProcessCalls.exit_group(0));

        assertThat(ProgramRun.run(directory, program, Architecture.current())
                        .output()
                        .lines())
                .anyMatch(line -> line.contains(" r-xp ") && line.contains("program"))
                .noneMatch(line -> line.matches("\\S+ .wx. .*"));
    }

    @Test
    void tenThousandVariablesArrive() {
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            variables.add("VARIABLE_" + i + "=" + i);
        }
        program.add(ProcessCalls.execve("/usr/bin/env", List.of("env"), variables));

        assertThat(ProgramRun.run(directory, program, Architecture.current())
                        .output()
                        .lines())
                .containsExactlyElementsOf(variables);
    }

    @Test
    void aMebibyteOfArgumentsArrives() {
        List<String> arguments = new ArrayList<>(List.of("sh", "-c", "echo $# ${#1}", "sh"));
        arguments.addAll(Collections.nCopies(16, "x".repeat(1 << 16)));
        program.add(ProcessCalls.execve("/bin/sh", arguments, List.of()));

        assertThat(ProgramRun.run(directory, program, Architecture.current()).output())
                .isEqualTo("16 65536\n");
    }

    /** There is an execve for each directory of the PATH, and each has the same environment. */
    @Test
    void whatIsTheSameIsThereOnce() {
        List<String> environment = List.of("THE_VARIABLE=" + "v".repeat(1000));
        for (int i = 0; i < 10; i++) {
            program.attempt(ProcessCalls.execve("/" + i + "/x", List.of("x"), environment));
        }

        String file = new String(file(Architecture.current()).array(), StandardCharsets.ISO_8859_1);
        assertThat(file.split("THE_VARIABLE=v{1000}\0", -1)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aRowHasTheNumberOfItsCallAndAddressesOfItsArguments(Architecture architecture) {
        Row opened = program.add(FileCalls.openat("/dev/null", OpenFlag.O_RDONLY));
        program.add(DescriptorCalls.dup3(opened.result(), 7, OpenFlag.O_CLOEXEC));
        ByteBuffer file = file(architecture);

        long row = row(file, 1);
        assertThat(int32(file, row + RowLoop.NUMBER)).isEqualTo(SystemCall.DUP3.number(architecture));
        assertThat(int32(file, row + RowLoop.ARGUMENTS)).isEqualTo(int32(file, row(file, 0) + RowLoop.RESULT));
        assertThat(argument(file, 1, 1)).isEqualTo(7);
        assertThat(argument(file, 1, 2)).isEqualTo(02000000);
        assertThat(List.of(argument(file, 1, 3), argument(file, 1, 4), argument(file, 1, 5)))
                .containsOnly(0L);
        assertThat(word(file, int32(file, row + RowLoop.RESULT))).isEqualTo(ProgramFile.NOT_MADE);
    }

    @Test
    void stringsEndWithAZeroByteAndListsWithANullPointer() {
        program.add(ProcessCalls.execve("/bin/é", List.of("one", ""), List.of()));
        ByteBuffer file = file(Architecture.current());

        assertThat(string(file, argument(file, 0, 0))).isEqualTo("/bin/é");
        long list = argument(file, 0, 1);
        assertThat(string(file, word(file, list))).isEqualTo("one");
        assertThat(string(file, word(file, list + 8))).isEmpty();
        assertThat(word(file, list + 16)).isZero();
        assertThat(word(file, argument(file, 0, 2))).as("an empty environment").isZero();
    }

    @Test
    void structuresHoldTheAddressesOfTheirFields() {
        Argument.Bytes field = new Argument.Bytes(new byte[] {5}, "field");
        program.add(Call.of(
                SystemCall.IOCTL,
                new Argument.Structure(new byte[16], Map.of(0, field, 8, number(6)), "{field, 6}"),
                new Argument.Inside(field, 3)));
        ByteBuffer file = file(Architecture.current());

        long structure = argument(file, 0, 0);
        assertThat(word(file, word(file, structure)) & 0xff).isEqualTo(5);
        assertThat(word(file, structure + 8)).isEqualTo(6);
        assertThat(argument(file, 0, 1)).isEqualTo(word(file, structure) + 3);
    }

    private ByteBuffer file(Architecture architecture) {
        return ByteBuffer.wrap(ProgramFile.of(program, architecture).content()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static List<Segment> segments(ByteBuffer file) {
        List<Segment> segments = new ArrayList<>();
        long start = file.getLong(32);
        for (int i = 0; i < file.getShort(56); i++) {
            int place = (int) start + i * file.getShort(54);
            segments.add(new Segment(
                    file.getInt(place + 4),
                    file.getLong(place + 8),
                    file.getLong(place + 16),
                    file.getLong(place + 32),
                    file.getLong(place + 40)));
        }
        return segments;
    }

    /** The first row's address stands in front of the code. */
    private static long row(ByteBuffer file, int index) {
        return word(file, file.getLong(ENTRY) - Long.BYTES) + (long) index * RowLoop.ROW_SIZE;
    }

    private static long argument(ByteBuffer file, int row, int index) {
        return word(file, int32(file, row(file, row) + RowLoop.ARGUMENTS + index * 4L));
    }

    private static long int32(ByteBuffer file, long address) {
        return file.getInt(Elf.offset(file, address));
    }

    private static long word(ByteBuffer file, long address) {
        return file.getLong(Elf.offset(file, address));
    }

    private static String string(ByteBuffer file, long address) {
        StringBuilder text = new StringBuilder();
        for (int place = Elf.offset(file, address); file.get(place) != 0; place++) {
            text.append((char) (file.get(place) & 0xff));
        }
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
