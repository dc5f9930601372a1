package containers.executable;

import containers.kernel.Errno;
import containers.kernel.KernelText;
import containers.kernel.Part;
import containers.program.Program;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program with the results of its rows: what became of it. Its file is enough to read it, the objects that it was made
 * from may be gone.
 */
public final class ProgramMemory {

    /**
     * A row in words, with its result.
     *
     * @param number from 1, as it is printed
     * @param result what the call returned, or {@link ProgramFile#NOT_MADE}
     */
    public record Line(int number, String section, Part part, String call, long result) {

        public boolean wasMade() {
            return result != ProgramFile.NOT_MADE;
        }

        /** Why it was refused, if it was. */
        public Optional<Errno> errno() {
            return Errno.isFailure(result) ? Optional.of(Errno.of(-result)) : Optional.empty();
        }

        /** The call's name. */
        public String name() {
            return call.substring(0, call.indexOf('('));
        }
    }

    // The table behind the headers: addresses, and the length of the story.
    static final int FAILED = 0;
    static final int STATUS = 1;
    static final int CHILD = 2;
    static final int STORY = 3;
    static final int STORY_LENGTH = 4;

    private final ByteBuffer file;

    /** @param file the content of a program's file, as {@link Program#dump} writes it */
    public ProgramMemory(byte[] file) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All rows, in the program's order. */
    public List<Line> lines() {
        return lines(Integer.MAX_VALUE);
    }

    /** The first so many. */
    private List<Line> lines(int most) {
        List<Line> lines = new ArrayList<>();
        String section = "";
        Part part = Part.NONE;
        for (String line : story()) {
            String text = line.substring(1);
            switch (line.charAt(0)) {
                case Story.SECTION -> section = text;
                case Story.PART -> part = part(text);
                default -> lines.add(line(lines.size(), section, part, text));
            }
            if (lines.size() == most) {
                break;
            }
        }
        return lines;
    }

    private Line line(int row, String section, Part part, String text) {
        String call = text.substring(0, text.length() - Story.FAILED.length());
        return new Line(row + 1, section, part, call, result(row));
    }

    /** The row that the program was refused, if there is one. */
    public Optional<Line> failed() {
        long row = word(table(FAILED));
        if (row == 0) {
            return Optional.empty();
        }
        int index = (int) (number(row + RowLoop.RESULT) - Elf.DATA_ADDRESS) / Long.BYTES;
        return Optional.of(lines(index + 1).get(index));
    }

    /** The status that the program means to exit with. */
    public int status() {
        return (int) word(table(STATUS));
    }

    /** The child's PID, or 0. */
    public int child() {
        return (int) word(table(CHILD));
    }

    /** What to tell of the row that was refused, without the error's name. */
    public String told() {
        long telling = telling();
        return text(number(telling + 8), number(telling + 12));
    }

    /** The exit status that goes with it. */
    public int toldStatus() {
        return number(telling() + 4);
    }

    /** The address of the telling that fits: see {@link containers.kernel.Routine#TELL}. */
    private long telling() {
        long row = word(table(FAILED));
        long errno = -resultOf(row);
        long telling = number(row + RowLoop.TELLINGS);
        while (number(telling) != 0 && number(telling) != errno) {
            telling += 16;
        }
        return telling;
    }

    private static Part part(String text) {
        int space = text.indexOf(' ');
        return new Part(Integer.parseInt(text.substring(0, space)), text.substring(space + 1));
    }

    private String[] story() {
        return text(table(STORY), table(STORY_LENGTH)).stripTrailing().split("\n", -1);
    }

    private long result(int row) {
        return word(Elf.DATA_ADDRESS + (long) row * Long.BYTES);
    }

    private long resultOf(long rowAddress) {
        return word(number(rowAddress + RowLoop.RESULT));
    }

    private String text(long address, long length) {
        byte[] text = new byte[(int) length];
        file.get(Elf.offset(file, address), text);
        return KernelText.of(text);
    }

    private long word(long address) {
        return file.getLong(Elf.offset(file, address));
    }

    private int number(long address) {
        return file.getInt(Elf.offset(file, address));
    }

    private long table(int index) {
        return file.getLong(Elf.TABLE + index * Long.BYTES);
    }
}
