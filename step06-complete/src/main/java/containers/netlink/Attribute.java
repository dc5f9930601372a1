package containers.netlink;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One thing that a message says: its length, its type, then as many bytes, filled up to a multiple of four: {@code struct
 * nlattr}.
 *
 * @param type what it is about
 * @param nested whether it consists of attributes
 * @param content its bytes
 * @param text its value as a person would read it
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody writes there.
public record Attribute(Code type, boolean nested, byte[] content, String text) {

    private static final int HEADER = 4;
    private static final int NLA_F_NESTED = 0x8000;
    private static final int LONGEST = 0xFFFF - HEADER;

    public Attribute {
        if (content.length > LONGEST) {
            throw new IllegalArgumentException(type.name() + ": an attribute has up to " + LONGEST + " bytes");
        }
    }

    /** A name, with a zero byte at its end. */
    public static Attribute text(Code type, String value) {
        return bytes(type, (value + '\0').getBytes(StandardCharsets.UTF_8), '"' + value + '"');
    }

    public static Attribute int8(Code type, int value) {
        return bytes(type, new byte[] {(byte) value}, Integer.toString(value));
    }

    public static Attribute int16(Code type, int value) {
        byte[] content = Header.buffer(Short.BYTES).putShort((short) value).array();
        return bytes(type, content, Integer.toString(value));
    }

    public static Attribute int32(Code type, int value) {
        return int32(type, value, Integer.toUnsignedString(value));
    }

    /** A number that has a name. */
    public static Attribute int32(Code type, int value, String name) {
        return bytes(type, Header.buffer(Integer.BYTES).putInt(value).array(), name);
    }

    /** A number in the order of bytes that network packets have, whatever the processor's is: the highest byte first. */
    public static Attribute bigEndian16(Code type, int value) {
        byte[] content =
                ByteBuffer.allocate(Short.BYTES).putShort((short) value).array();
        return bytes(type, content, Integer.toString(value));
    }

    public static Attribute bigEndian32(Code type, int value) {
        return bigEndian32(type, value, Integer.toUnsignedString(value));
    }

    /** A number that has a name. */
    public static Attribute bigEndian32(Code type, int value, String name) {
        return bytes(type, ByteBuffer.allocate(Integer.BYTES).putInt(value).array(), name);
    }

    /** Any bytes: an address, say. */
    public static Attribute bytes(Code type, byte[] content, String text) {
        return new Attribute(type, false, content, text);
    }

    /** Attributes in an attribute. */
    public static Attribute nested(Code type, Attribute... attributes) {
        return nested(type, List.of(attributes));
    }

    public static Attribute nested(Code type, List<Attribute> attributes) {
        return nested(type, Header.NONE, attributes);
    }

    /** A message's header and attributes in an attribute. */
    public static Attribute nested(Code type, Header header, List<Attribute> attributes) {
        return new Attribute(type, true, join(header, attributes), header + attributes.toString());
    }

    /** A header and the attributes behind it, each at a multiple of four bytes. */
    static byte[] join(Header header, List<Attribute> attributes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(header.content());
        for (Attribute attribute : attributes) {
            all.writeBytes(attribute.bytes());
        }
        return all.toByteArray();
    }

    private byte[] bytes() {
        return ByteBuffer.allocate(padded(HEADER + content.length))
                .order(ByteOrder.nativeOrder())
                .putShort((short) (HEADER + content.length))
                .putShort((short) (nested ? type.number() | NLA_F_NESTED : type.number()))
                .put(content)
                .array();
    }

    /** The next multiple of four. */
    static int padded(int length) {
        return (length + 3) & ~3;
    }

    @Override
    public String toString() {
        return text.isEmpty() ? type.name() : type.name() + "=" + text;
    }
}
