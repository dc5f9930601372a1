package containers.benchmark.peer;

import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.Routine;
import containers.kernel.Telling;
import containers.program.Program;
import containers.program.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a program as C: a label and a statement for each row, and a {@code goto} where it doesn't lead to the next.
 *
 * <p>The C compiler takes the calls' numbers from its own headers. So a wrong number of ours shows as a difference.
 */
public final class ProgramAsC {

    private final Program program;
    private final int memorySize;
    private final CData data;
    private final StringBuilder tables = new StringBuilder();
    private final StringBuilder statements = new StringBuilder();

    private ProgramAsC(Program program) {
        this.program = program;
        this.memorySize = ProgramFile.of(program).reportSize();
        this.data = new CData(memorySize);
        // These are looked for in the report, so they stand in what is reported: behind the results.
        data.place(program.child(), "(result + ROWS)");
        data.place(program.failed(), "(result + ROWS + 1)");
        data.place(program.passingAddress(), "passing_address");
        data.place(program.passingSize(), "passing_size");
    }

    /** Where its launcher finds the child's PID and the failed row: see {@link ReportPlaces}. */
    public static String places(Program program) {
        int rows = program.rows().size();
        return ProgramFile.of(program).reportSize() + " " + rows * Long.BYTES + " " + (rows + 1) * Long.BYTES;
    }

    /** The whole file. */
    public static String of(Program program) {
        return new ProgramAsC(program).file();
    }

    private String file() {
        program.rows().forEach(row -> row.call().arguments().forEach(data::expect));
        for (Row row : program.rows()) {
            addStatement(row);
        }
        addTellings();
        addErrors();
        return "// Written by benchmark/run from a program of step06-complete.\n"
                + "#define ROWS " + program.rows().size() + "\n"
                // What is reported is as much as the program that it stands for reports.
                + "#define WORDS " + memorySize / Long.BYTES + "\n"
                + "#define PASSING " + ProgramFile.inTwo(program).files().passing().length + "\n"
                + "#include \"program.h\"\n"
                + data.declarations()
                + tables
                + "void program(void) {\n"
                + "    goto row_0;\n"
                + statements
                + "row_" + program.rows().size() + ":\n" // behind the last exit_group
                + "    __builtin_trap();\n"
                + "}\n";
    }

    private void addStatement(Row row) {
        int index = row.index();
        List<String> words = new ArrayList<>();
        words.add((row.call().name() instanceof Routine ? "ROUTINE_" : "SYS_")
                + row.call().name());
        for (int i = 0; i < 6; i++) {
            List<Argument> arguments = row.call().arguments();
            words.add(i < arguments.size() ? data.expression(arguments.get(i)) : "0");
        }
        String made = row.call().name() instanceof Routine ? words.remove(0) : "call";
        statements.append("    // " + row.call() + "\n");
        statements.append("row_" + index + ":\n");
        statements.append("    result[" + index + "] = " + made + "(" + String.join(", ", words) + ");\n");
        statements.append("    " + successors(row) + "\n");
    }

    private static String successors(Row row) {
        int positive = row.afterPositive();
        int zero = row.afterZero();
        int failure = row.afterFailure();
        return "NEXT(" + row.index() + ", row_" + positive + ", row_" + zero + ", row_" + failure + ");";
    }

    private void addTellings() {
        StringBuilder all = new StringBuilder("const struct telling *const tellings[ROWS] = {\n");
        for (Row row : program.rows()) {
            all.append("    (const struct telling[]){");
            for (Telling telling : row.tellings()) {
                int errno = telling.errno().map(Errno::number).orElse(0);
                String text = CData.string(telling.text());
                all.append("{" + errno + ", " + telling.status() + ", " + text + ", sizeof " + text + " - 1}, ");
            }
            all.append("},\n");
        }
        tables.append(all).append("};\n");
    }

    private void addErrors() {
        tables.append("const char *const error_names[ERRORS] = {\n");
        for (Errno errno : Errno.values()) {
            tables.append("    [" + errno.number() + "] = " + CData.string(errno.toString()) + ",\n");
        }
        tables.append("};\n");
    }
}
