package containers.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the kernel said, attribute by attribute. What isn't there is empty. */
public final class Attributes {

    private static final int HEADER = 4;

    /** Two bits of the type say something else: that it is nested, that it is in the network's order. */
    private static final int TYPE = 0x3FFF;

    @SuppressWarnings("ArrayRecordComponent") // Nobody writes there.
    private record Entry(int type, byte[] content) {}

    private final List<Entry> entries = new ArrayList<>();

    private Attributes() {}

    /** Those that the bytes are. */
    static Attributes of(byte[] bytes) {
        Attributes attributes = new Attributes();
        ByteBuffer rest = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        while (rest.remaining() >= HEADER) {
            int start = rest.position();
            int length = Short.toUnsignedInt(rest.getShort());
            int type = rest.getShort() & TYPE;
            if (length < HEADER || length - HEADER > rest.remaining()) {
                throw new IllegalArgumentException("an attribute of " + length + " bytes");
            }
            byte[] content = new byte[length - HEADER];
            rest.get(content);
            attributes.entries.add(new Entry(type, content));
            rest.position(Math.min(rest.limit(), start + Attribute.padded(length)));
        }
        return attributes;
    }

    public Optional<byte[]> bytes(Code type) {
        for (Entry entry : entries) {
            if (entry.type == type.number()) {
                return Optional.of(entry.content.clone());
            }
        }
        return Optional.empty();
    }

    /** Without the zero byte at its end. */
    public Optional<String> text(Code type) {
        return bytes(type).map(Attributes::text);
    }

    private static String text(byte[] content) {
        int end = content.length > 0 && content[content.length - 1] == 0 ? content.length - 1 : content.length;
        return new String(content, 0, end, StandardCharsets.UTF_8);
    }

    public OptionalInt int32(Code type) {
        Optional<byte[]> content = bytes(type);
        return content.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(ByteBuffer.wrap(content.get())
                        .order(ByteOrder.nativeOrder())
                        .getInt());
    }

    /** The attributes in that one; none where it isn't there. */
    public Attributes nested(Code type) {
        return of(bytes(type).orElse(new byte[0]));
    }

    /** The attributes in each of that type: a list's elements. */
    public List<Attributes> each(Code type) {
        List<Attributes> each = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.type == type.number()) {
                each.add(of(entry.content));
            }
        }
        return each;
    }
}
