package containers.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One argument of a system call, described before it is made.
 *
 * <p>To the kernel an argument is 64 bits: a number, or the address of something. A description keeps what those
 * bits mean, so that the same call can be printed for a person and laid out in memory for the kernel.
 */
public sealed interface Argument {

    /** 64 bits, and how a C programmer would have written them: {@code CLONE_NEWNS}, {@code 0755}. */
    record Word(long value, String text) implements Argument {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A string that ends with a zero byte. */
    record Text(String value) implements Argument {
        public Text {
            if (value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a C string can't contain a zero byte: " + KernelText.quoted(value));
            }
        }

        @Override
        public String toString() {
            return KernelText.quoted(value);
        }
    }

    /** An array of strings that ends with a null pointer, like {@code argv}. */
    record Texts(List<Text> values) implements Argument {
        public static Texts of(List<String> values) {
            List<Text> texts = new ArrayList<>(values.size());
            for (String value : values) {
                texts.add(new Text(value));
            }
            return new Texts(texts);
        }

        @Override
        public String toString() {
            if (values.size() <= SHOWN_STRINGS) {
                return values.toString();
            }
            String shown = values.subList(0, SHOWN_STRINGS).toString();
            return shown.substring(0, shown.length() - 1) + ", ... " + values.size() + " in all]";
        }
    }

    /** The address of a structure or a buffer, and how a person would read it. The kernel may write to it. */
    @SuppressWarnings("ArrayRecordComponent") // It has to be that very array: the kernel writes there.
    record Bytes(byte[] content, String text) implements Argument {
        @Override
        public String toString() {
            return text;
        }
    }

    /** The address of a structure that the kernel is to read and can't write to. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody writes there.
    record Constant(byte[] content, String text) implements Argument {
        @Override
        public String toString() {
            return text;
        }
    }

    /** What an earlier call of the same list returned: a file descriptor, say. */
    record Result(int row) implements Argument {
        @Override
        public String toString() {
            return "#" + (row + 1);
        }
    }

    /** The eight bytes that a buffer holds when the call is made. */
    @SuppressWarnings("ArrayRecordComponent") // Which buffer it is, not what is in it now.
    record Content(byte[] buffer, String text) implements Argument {

        /** A word for a descriptor that isn't there yet: below zero. */
        public static Content unset(String text) {
            byte[] word = new byte[Long.BYTES];
            Arrays.fill(word, (byte) -1);
            return new Content(word, text);
        }

        /** Where it is written. */
        public Bytes address() {
            return new Bytes(buffer, "&" + text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** An address inside of another argument's bytes. */
    record Inside(Argument block, int offset) implements Argument {
        @Override
        public String toString() {
            return offset == 0 ? block.toString() : block + "+" + offset;
        }
    }

    /** A structure with addresses in it: each field, at its offset, holds what that argument stands for. */
    @SuppressWarnings("ArrayRecordComponent") // It has to be that very array: the kernel writes there.
    record Structure(byte[] content, Map<Integer, Argument> fields, String text) implements Argument {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Where an earlier call's result is written. */
    record ResultAddress(int row) implements Argument {
        @Override
        public String toString() {
            return "&#" + (row + 1);
        }
    }

    /** A row's own address. */
    record RowAddress(int row) implements Argument {
        @Override
        public String toString() {
            return "row #" + (row + 1);
        }
    }

    /** How many bytes of a program change while it runs: from its first row's result up. */
    record MemorySize() implements Argument {
        @Override
        public String toString() {
            return "all";
        }
    }

    /** How many are shown of what may be thousands: as strace(1) does, three dots stand for the rest. */
    int SHOWN_STRINGS = 50;

    /** The null pointer. */
    Argument NULL = new Word(0, "NULL");

    static Argument number(long value) {
        return new Word(value, Long.toString(value));
    }

    /** A file mode, which people write in octal. */
    static Argument octal(int value) {
        return new Word(value, value == 0 ? "0" : "0" + Integer.toOctalString(value));
    }

    /** A string, or the null pointer for {@code null}. */
    static Argument text(String value) {
        return value == null ? NULL : new Text(value);
    }

    /** Flags joined with {@code |}. */
    static Argument flags(Flag... flags) {
        long bits = 0;
        StringBuilder text = new StringBuilder();
        for (Flag flag : flags) {
            bits |= flag.bits();
            text.append(text.isEmpty() ? "" : "|").append(flag.name());
        }
        return new Word(bits, text.isEmpty() ? "0" : text.toString());
    }
}
