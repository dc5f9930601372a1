package containers.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * A string as the kernel's bytes, and back.
 *
 * <p>To the kernel a name is any bytes but zero. Most are UTF-8. What isn't has no character, so each such byte becomes
 * half of one, a low surrogate that stands alone, and the same byte again: as Python does it (PEP 383).
 */
public final class KernelText {

    /** The surrogate for byte 0; those for 0x80 to 0xFF are used. */
    private static final int BYTES = 0xDC00;

    private static final char REPLACEMENT = '\uFFFD';
    private static final int SHOWN_CHARACTERS = 200;

    private KernelText() {}

    /** The bytes of a string, without a zero byte at its end. */
    public static byte[] bytes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        boolean isAscii = utf8.length == text.length() && isWhole(utf8);
        return isAscii || isUtf8(text, utf8) ? utf8 : otherBytes(text);
    }

    /**
     * Perhaps not where there is a question mark: it stands for half of a character. Java looks for it with code that it has
     * compiled for its own start, and a loop of ours would take long.
     */
    private static boolean isWhole(byte[] utf8) {
        return new String(utf8, StandardCharsets.ISO_8859_1).indexOf('?') < 0;
    }

    /** Whether the string has characters only, and no bytes. */
    public static boolean isUtf8(String text) {
        return isUtf8(text, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Half of a character became a question mark, and doesn't come back. */
    private static boolean isUtf8(String text, byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8).equals(text);
    }

    /** As C writes it, between quotes. Of what may be megabytes a beginning: as strace(1) does, three dots stand for the rest. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        quote(text, quoted);
        return quoted.toString();
    }

    /** Writes it so behind another text. */
    static void quote(String text, StringBuilder behind) {
        if (text.length() > SHOWN_CHARACTERS) {
            quote(text.substring(0, SHOWN_CHARACTERS), behind);
            behind.append("...");
        } else if (isPlain(text)) {
            behind.append('"').append(text).append('"');
        } else {
            String escaped = oneLine(text.replace("\\", "\\\\").replace("\"", "\\\""));
            behind.append('"').append(shown(escaped)).append('"');
        }
    }

    /** Whether it consists of ASCII's letters, digits and the like: a person can read it as it is. Most texts do. */
    static boolean isPlain(String text) {
        for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
            // Half of a character has become a question mark.
            boolean special = each == '"' || each == '\\' || each == '?' || each == 0x7F;
            if (each < ' ' || special) {
                return false;
            }
        }
        return true;
    }

    /** The string with these bytes. Java itself would put one character in the place of all that aren't UTF-8. */
    public static String of(byte[] bytes) {
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        return utf8.indexOf(REPLACEMENT) < 0 ? utf8 : withOtherBytes(bytes);
    }

    private static String withOtherBytes(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (BYTES + Byte.toUnsignedInt(in.get())));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** For a person: a byte that is no character as C writes it, {@code \377}. */
    static String shown(String text) {
        if (isUtf8(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(codePoint -> shown.append(
                        isByte(codePoint)
                                ? "\\" + Integer.toOctalString(codePoint - BYTES)
                                : Character.toString(codePoint)));
        return shown.toString();
    }

    /** For a line on the screen: without line breaks, and without what a terminal would obey. */
    public static String oneLine(String text) {
        return isPlain(text) ? text : escaped(text);
    }

    private static String escaped(String text) {
        StringBuilder line = new StringBuilder();
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Character.isISOControl(each)) {
                line.append(text, written, i).append(escape(each));
                written = i + 1;
            }
        }
        return written == 0 ? text : line.append(text, written, text.length()).toString();
    }

    private static String escape(char control) {
        return control == '\n'
                ? "\\n"
                : "\\x" + Character.forDigit(control >> 4, 16) + Character.forDigit(control & 0xF, 16);
    }

    private static boolean isByte(int codePoint) {
        return codePoint >= BYTES + 0x80 && codePoint <= BYTES + 0xFF;
    }

    private static byte[] otherBytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        text.codePoints().forEach(codePoint -> {
            if (isByte(codePoint)) {
                bytes.write(codePoint - BYTES);
            } else {
                bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }
}
