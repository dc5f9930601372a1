package containers.executable;

import java.io.ByteArrayOutputStream;
import java.util.IdentityHashMap;

/**
 * Structures that the kernel would write to if it could: it leaves in ppoll(2)'s time-out what remains of it, and a row that
 * is made again needs the whole. It forgives that it can't. So they stand behind the code, where nobody can write.
 */
final class Constants {

    private final IdentityHashMap<byte[], Integer> offsets = new IdentityHashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(byte[] content) {
        if (offsets.putIfAbsent(content, bytes.size()) == null) {
            bytes.writeBytes(content);
            bytes.writeBytes(new byte[-content.length & (Long.BYTES - 1)]);
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Where it is among them. */
    int offset(byte[] content) {
        return offsets.get(content);
    }
}
