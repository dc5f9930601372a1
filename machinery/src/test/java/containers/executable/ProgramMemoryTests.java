package containers.executable;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.kernel.Architecture;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Part;
import containers.kernel.Telling;
import containers.program.Label;
import containers.program.Program;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramMemoryTests {

    @TempDir
    private Path directory;

    private final Program program = new Program();

    @Test
    void itKnowsEveryRowByItsSectionAndPart() {
        CallList calls = new CallList();
        calls.begin(new Part(3, "its files"));
        calls.add(DirectoryCalls.chdir("/é"));
        program.section("the child");
        program.addAll(calls);
        program.section("after");
        program.add(FileCalls.close(number(1)));

        assertThat(memory(0, -2).lines())
                .containsExactly(
                        new ProgramMemory.Line(1, "the child", new Part(3, "its files"), "chdir(\"/é\")", 0),
                        new ProgramMemory.Line(2, "after", Part.NONE, "close(1)", -2));
    }

    @Test
    void aRowThatWasRefusedHasAReason() {
        program.add(DirectoryCalls.chdir("/a"));
        program.add(DirectoryCalls.chdir("/b"));
        program.add(DirectoryCalls.chdir("/c"));
        program.add(DirectoryCalls.chdir("/d"));

        List<ProgramMemory.Line> lines =
                memory(0, -13, -524, ProgramFile.NOT_MADE).lines();

        assertThat(lines.get(0).errno()).isEmpty();
        assertThat(lines.get(1).errno()).contains(Errno.EACCES);
        assertThat(lines.get(2).errno()).contains(Errno.UNKNOWN);
        assertThat(lines.get(3).errno()).isEmpty();
        assertThat(lines).extracting(ProgramMemory.Line::wasMade).containsExactly(true, true, true, false);
        assertThat(lines.get(0).name()).isEqualTo("chdir");
    }

    @Test
    void whatIsToldOfTheRowThatFailed() {
        Label refused = new Label();
        program.section("", refused);
        program.add(DirectoryCalls.chdir("/a"));
        program.add(DirectoryCalls.chdir("/b"))
                .telling(List.of(Telling.on(Errno.ENOENT, 127, "é isn't there"), Telling.of(126, "no")));
        program.add(ProcessCalls.exit_group(0));
        program.place(refused);
        program.add(ProcessCalls.exit_group(1));

        assertThat(failing(1, -2).told()).isEqualTo("é isn't there");
        assertThat(failing(1, -2).toldStatus()).isEqualTo(127);
        assertThat(failing(1, -13).told()).isEqualTo("no");
        assertThat(failing(1, -13).toldStatus()).isEqualTo(126);
        assertThat(failing(0, -13).told()).isEqualTo("chdir(\"/a\") failed");
        assertThat(failing(0, -13).toldStatus()).isEqualTo(125);
        assertThat(memory(0, 0).failed()).isEmpty();
    }

    /** What a program writes of itself is as good as its file. */
    @Test
    void aDumpHasTheResults() {
        program.attempt(DirectoryCalls.chdir("/no/such/directory"));
        program.add(program.dump(number(1)));
        program.add(ProcessCalls.exit_group(0));

        ProgramMemory dumped = new ProgramMemory(
                ProgramRun.run(directory, program, Architecture.current()).bytes());

        assertThat(dumped.lines())
                .extracting(ProgramMemory.Line::result)
                .containsExactly(-2L, ProgramFile.NOT_MADE, ProgramFile.NOT_MADE);
        assertThat(dumped.lines().get(0).call()).isEqualTo("chdir(\"/no/such/directory\")");
    }

    private ProgramMemory memory(long... results) {
        return new ProgramMemory(file(results));
    }

    private ProgramMemory failing(int row, long result) {
        long[] results = new long[program.rows().size()];
        results[row] = result;
        byte[] content = file(results);
        ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long failed = file.getLong(Elf.TABLE + ProgramMemory.FAILED * Long.BYTES);
        file.putLong(
                Elf.offset(file, failed),
                ProgramFile.of(program).address(program.rows().get(row)));
        return new ProgramMemory(content);
    }

    private byte[] file(long... results) {
        ProgramFile written = ProgramFile.of(program);
        byte[] content = written.content().clone();
        ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < results.length; i++) {
            int result = file.getInt(written.offset(program.rows().get(i)) + RowLoop.RESULT);
            file.putLong(Elf.offset(file, result), results[i]);
        }
        return content;
    }
}
