package containers.hostroot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program that starts a program.
 *
 * <p>A program that uses shared libraries names a loader in its header PT_INTERP. The kernel runs the loader, and the
 * loader finds the libraries: elf(5), ld.so(8).
 */
final class ElfInterpreter {

    private static final int MAGIC = 0x464c457f; // 0x7f 'E' 'L' 'F'
    private static final int CLASS_64 = 2;
    private static final int PT_INTERP = 3;

    private ElfInterpreter() {}

    /** The loader's path; none for a program without shared libraries, or a file that isn't a 64-bit program. */
    static Optional<String> of(Path program) throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(program)).order(ByteOrder.nativeOrder());
        if (elf.limit() < 64 || elf.getInt(0) != MAGIC || elf.get(4) != CLASS_64) {
            return Optional.empty();
        }
        int headers = Math.toIntExact(elf.getLong(32));
        int size = elf.getShort(54);
        int count = elf.getShort(56);
        for (int i = 0; i < count; i++) {
            int header = headers + i * size;
            if (elf.getInt(header) == PT_INTERP) {
                return Optional.of(text(elf, elf.getLong(header + 8), elf.getLong(header + 32)));
            }
        }
        return Optional.empty();
    }

    private static String text(ByteBuffer elf, long start, long length) {
        // The length counts the zero byte at the end.
        byte[] text = new byte[Math.toIntExact(length) - 1];
        elf.get(Math.toIntExact(start), text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
