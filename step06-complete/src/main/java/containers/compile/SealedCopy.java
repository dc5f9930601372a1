package containers.compile;

import static containers.calls.DescriptorCalls.STDERR;
import static containers.start.MemoryFileFlag.MFD_ALLOW_SEALING;
import static containers.start.MemoryFileFlag.MFD_CLOEXEC;
import static containers.start.MemoryFileFlag.MFD_EXEC;

import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.kernel.Argument;
import containers.kernel.Telling;
import containers.monitor.Refusal;
import containers.program.Label;
import containers.program.Program;
import containers.program.RoutineCalls;
import containers.program.Row;
import containers.start.MemoryFileCalls;
import java.util.EnumSet;
import java.util.List;

/**
 * A program that carries another one, and becomes it: it writes its files to sealed ones in memory and runs that.
 *
 * <p>So it is never the file on the disk that a container finds as its {@code /proc/self/exe}: see {@link MemoryFile}.
 */
final class SealedCopy {

    private static final int PASSING = 3;
    private static final int LASTING = 4;

    /** Where the second file of a program is found. */
    static final String PASSING_PATH = "/proc/self/fd/" + PASSING;

    private static final String NO_ROOM =
            "contain: a compiled program runs from memory, and there is no room for it (ulimit -f, and the memory that is"
                    + " left)\n";

    private static final List<Telling> NO_MEMORY_FILE = List.of(
            Telling.of(
                    Telling.RUNNER_FAILED,
                    "a compiled program runs from memory, and can't here (sysctl vm.memfd_noexec; ./contain run has another way)"));

    private SealedCopy() {}

    /** Adds the rows that become the program in these files: it finds the second at {@link #PASSING_PATH}. */
    // tag::rows[]
    static void addTo(Program program, Argument.Bytes lasting, Argument.Bytes passing) {
        // Where no file may grow (ulimit -f), the kernel doesn't say so but ends who writes: setrlimit(2),
        // RLIMIT_FSIZE.
        program.add(SignalCalls.rt_sigprocmask(SignalSet.of(EnumSet.of(Signal.SIGXFSZ))));
        program.add(DescriptorCalls.close_range(PASSING)); // then the next descriptor has this number
        addFile(program, PASSING, passing);
        addFile(program, LASTING, lasting);
        program.add(ProcessCalls.execveat(Argument.number(LASTING), List.of("contain"), List.of()))
                .telling(NO_MEMORY_FILE);
    }

    private static void addFile(Program program, int file, Argument.Bytes content) {
        Label plain = new Label();
        Label made = new Label();
        program.add(MemoryFileCalls.memfd_create("contain", MFD_CLOEXEC, MFD_ALLOW_SEALING, MFD_EXEC))
                .positive(made)
                .failure(plain);
        program.place(plain); // a kernel before 6.3 doesn't know MFD_EXEC
        program.add(MemoryFileCalls.memfd_create("contain", MFD_CLOEXEC, MFD_ALLOW_SEALING));
        program.place(made);
        Label whole = new Label();
        Label tooLarge = new Label();
        Row written = program.add(FileCalls.write(Argument.number(file), content));
        written.failure(tooLarge);
        program.add(RoutineCalls.memcmp(written.resultAddress(), content.content().length, "all"))
                .zero(whole);
        program.place(tooLarge);
        Complaint.addTo(program, NO_ROOM);
        program.place(whole);
        program.add(MemoryFileCalls.fcntl_add_seals(Argument.number(file)));
    }
    // end::rows[]

    /** Adds rows that see to it that the standard files are open: another file would get their numbers, and be lost. */
    static void openStandardFiles(Program program) {
        for (int i = 0; i <= STDERR; i++) {
            program.attempt(FileCalls.openat("/dev/null", OpenFlag.O_RDWR));
        }
        program.add(DescriptorCalls.close_range(PASSING));
    }

    /** Adds what is told when one of them is refused. */
    static void addRefusal(Program program, Label refused) {
        program.section("on failure");
        program.place(refused);
        program.add(RoutineCalls.failed_row(program.failed()));
        Row status = Refusal.tell(program);
        program.add(ProcessCalls.exit_group(status.result()));
    }
}
