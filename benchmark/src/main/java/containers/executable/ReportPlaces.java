package containers.executable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where things are in a program's report. */
public final class ReportPlaces {

    private ReportPlaces() {}

    /** For {@code launcher.c}: the report's size, the place of the child's PID in it, that of the failed row. */
    public static String of(ProgramFile file) {
        ByteBuffer content = ByteBuffer.wrap(file.content()).order(ByteOrder.LITTLE_ENDIAN);
        long start = Elf.DATA_ADDRESS;
        return file.reportSize()
                + " " + (table(content, ProgramMemory.CHILD) - start)
                + " " + (table(content, ProgramMemory.FAILED) - start);
    }

    private static long table(ByteBuffer content, int index) {
        return content.getLong(Elf.TABLE + index * Long.BYTES);
    }
}
