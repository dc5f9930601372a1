package containers.executable;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.CredentialCalls;
import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.Routine;
import containers.kernel.Telling;
import containers.program.Label;
import containers.program.Program;
import containers.program.RoutineCalls;
import containers.program.Row;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each routine in a real program, which writes down what came of it. */
class RoutineTests {

    private static final int CLD_EXITED = 1;

    @TempDir
    private Path directory;

    private final Program program = new Program();
    private boolean reports;

    @ParameterizedTest
    @EnumSource
    void memcpyCopiesThatManyBytes(Architecture architecture) {
        byte[] to = bytes("........");
        program.add(memcpy(new Argument.Inside(new Argument.Bytes(to, "to"), 2), bytes("abcdef"), 3));
        program.add(memcpy(new Argument.Bytes(to, "to"), bytes("XYZ"), 0));
        program.add(FileCalls.write(number(1), new Argument.Bytes(to, "to")));

        assertThat(run(architecture).output()).isEqualTo("..abc...");
    }

    @ParameterizedTest
    @CsvSource({
        "abcd, abcd, 4, 0",
        "abcd, abcX, 4, 1",
        "abcd, abcX, 3, 0",
        "abcd, Xbcd, 4, 1",
        "abcd, XXXX, 0, 0",
    })
    void memcmpTellsWhetherBytesAreTheSame(String one, String other, int length, long result) {
        program.add(Call.of(
                Routine.MEMCMP,
                new Argument.Bytes(bytes(one), "one"),
                new Argument.Bytes(bytes(other), "other"),
                number(length)));

        for (Architecture architecture : Architecture.values()) {
            assertThat(result(0, architecture)).as(architecture.toString()).isEqualTo(result);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0", // CLD_EXITED
        "1, 255, 255",
        "2, 9, 137", // CLD_KILLED
        "3, 6, 134", // CLD_DUMPED
    })
    void exitStatusIsWhatAShellSays(int code, int status, long result) {
        program.add(exitStatus(code, status));

        for (Architecture architecture : Architecture.values()) {
            assertThat(result(0, architecture)).as(architecture.toString()).isEqualTo(result);
        }
    }

    @ParameterizedTest
    @EnumSource
    void exitStatusPassesOnWhatAProcessExitedWith(Architecture architecture) {
        for (int status = 0; status <= 255; status++) {
            program.add(exitStatus(CLD_EXITED, status));
        }

        assertThat(memory(architecture).lines().subList(0, 256))
                .extracting(ProgramMemory.Line::result)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, 255).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource
    void failedRowIsTheOneThatFailedLast(Architecture architecture) {
        program.attempt(FileCalls.close(number(-1)));
        program.add(CredentialCalls.getpid());
        program.attempt(DirectoryCalls.chdir("/no/such/directory"));
        program.add(DirectoryCalls.chdir("/"));
        program.add(Call.of(Routine.FAILED_ROW, new Argument.Bytes(program.failed(), "&failed")));

        ProgramMemory memory = memory(architecture);

        assertThat(memory.failed()).get().satisfies(failed -> {
            assertThat(failed.number()).isEqualTo(3);
            assertThat(failed.errno()).contains(Errno.ENOENT);
        });
        assertThat(memory.lines().get(4).result()).as("the row's address").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void advanceMovesAPieceToItsRest(Architecture architecture) {
        byte[] text = bytes("abcdef");
        Argument.Structure piece = new Argument.Structure(
                new byte[2 * Long.BYTES],
                Map.of(0, new Argument.Bytes(text, "text"), 8, number(text.length)),
                "[text]");
        program.add(Call.of(Routine.ADVANCE, piece, number(2)));
        program.add(FileCalls.writev(number(1), piece));
        Row left = program.add(Call.of(Routine.ADVANCE, piece, number(4)));
        program.add(ProcessCalls.exit_group(left.result()));

        assertThat(ProgramRun.run(directory, program, architecture)).satisfies(run -> {
            assertThat(run.output()).isEqualTo("cdef");
            assertThat(run.status()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource({"0", "17", "-17", "2147483647", "-2147483648"})
    void loadIsTheNumberInFourBytes(int value) {
        ByteBuffer buffer = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(-1).putInt(value).putInt(-1);
        Argument number = new Argument.Inside(new Argument.Bytes(buffer.array(), "buffer"), 4);
        program.attempt(Call.of(Routine.LOAD, number));

        for (Architecture architecture : Architecture.values()) {
            assertThat(result(0, architecture)).as(architecture.toString()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorThatIsLoadedIsAFailure(Architecture architecture) {
        byte[] error = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(-17)
                .array();
        Label failed = new Label();
        program.add(Call.of(Routine.LOAD, new Argument.Bytes(error, "error"))).failure(failed);
        program.add(ProcessCalls.exit_group(0));
        program.place(failed);
        program.add(ProcessCalls.exit_group(9));

        assertThat(ProgramRun.run(directory, program, architecture).status()).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource
    void argumentCountIsThatOfItsStart(Architecture architecture) {
        Row count = program.add(RoutineCalls.argument_count());
        program.add(ProcessCalls.exit_group(count.result()));
        String file = ProgramRun.write(directory, ProgramFile.of(program, architecture))
                .toString();

        for (List<String> words : List.of(List.<String>of(), List.of(""), List.of("-x", "y z"))) {
            List<String> command = new ArrayList<>(ProgramRun.command(file, architecture));
            command.addAll(words);
            assertThat(ProgramRun.run(new ProcessBuilder(command), "").status())
                    .as(words.toString())
                    .isEqualTo(1 + words.size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 127, it's gone: ENOENT (No such file or directory)",
        "20, 99, no directory: ENOTDIR (Not a directory)",
        "1, 126, it failed: EPERM (Operation not permitted)",
        "41, 126, it failed: an error without a name",
        "133, 126, it failed: EHWPOISON (Memory page has hardware error)",
        "134, 126, it failed: an error without a name",
        "524, 126, it failed: an error without a name",
        "4095, 126, it failed: an error without a name",
    })
    void tellingAnErrorFindsWhatFits(int error, int status, String line) {
        program.attempt(exitStatus(CLD_EXITED, -error)) // a routine that returns any number
                .telling(List.of(
                        Telling.on(Errno.ENOENT, 127, "it's gone"),
                        Telling.on(Errno.ENOTDIR, 99, "no directory"),
                        Telling.of(126, "it failed")));

        assertTells(line, status);
    }

    /** What the next row would say is about another call. */
    @Test
    void anErrorOfWhichNothingIsSaidIsTheCalls() {
        program.attempt(exitStatus(CLD_EXITED, -1)).telling(List.of(Telling.on(Errno.ENOENT, 127, "it's gone")));
        program.attempt(CredentialCalls.getpid()).telling(List.of(Telling.of(99, "it's another")));

        assertTells("exit_status(&info) failed: EPERM (Operation not permitted)", Telling.RUNNER_FAILED);
    }

    private void assertTells(String line, int status) {
        program.add(Call.of(Routine.FAILED_ROW, new Argument.Bytes(program.failed(), "&failed")));
        Argument.Structure pieces = new Argument.Structure(
                new byte[3 * 2 * Long.BYTES],
                Map.of(16, new Argument.Text(": "), 24, number(2)),
                "{text, \": \", error}");
        Row told = program.add(Call.of(
                Routine.TELL,
                new Argument.Content(program.failed(), "failed"),
                pieces,
                new Argument.Content(program.errors(), "errors")));
        program.attempt(FileCalls.writev(number(1), pieces));
        program.add(ProcessCalls.exit_group(told.result()));

        for (Architecture architecture : Architecture.values()) {
            assertThat(ProgramRun.run(directory, program, architecture)).satisfies(run -> {
                assertThat(run.output()).isEqualTo(line);
                assertThat(run.status()).isEqualTo(status);
            });
        }
    }

    private static Call memcpy(Argument to, byte[] from, int length) {
        return Call.of(Routine.MEMCPY, to, new Argument.Bytes(from, "from"), number(length));
    }

    private static Call exitStatus(int code, int status) {
        ByteBuffer info = ByteBuffer.allocate(SigInfo.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        info.putInt(8, code).putInt(24, status);
        return Call.of(Routine.EXIT_STATUS, new Argument.Bytes(info.array(), "&info"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private long result(int row, Architecture architecture) {
        return memory(architecture).lines().get(row).result();
    }

    /** What the program had in memory in the end. */
    private ProgramMemory memory(Architecture architecture) {
        if (!reports) {
            program.attempt(Program.report(number(1)));
            program.add(ProcessCalls.exit_group(0));
            reports = true;
        }
        ProgramFile file = ProgramFile.of(program, architecture);
        byte[] report = ProgramRun.run(directory, file, architecture, "").bytes();
        assertThat(report).hasSize(file.reportSize());
        return file.memory(report);
    }

    private ProgramRun.Result run(Architecture architecture) {
        program.add(ProcessCalls.exit_group(0));
        return ProgramRun.run(directory, program, architecture);
    }
}
