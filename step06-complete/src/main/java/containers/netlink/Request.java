package containers.netlink;

import containers.kernel.Argument;
import java.util.ArrayList;
import java.util.List;

/**
 * One message to the kernel: {@code struct nlmsghdr} and what follows it.
 *
 * @param type what is to be done
 * @param flags how; that it is a request goes without saying
 * @param header what it is about
 * @param attributes with what
 */
public record Request(Code type, List<MessageFlag> flags, Header header, List<Attribute> attributes) {

    private static final int HEADER = 16;

    public Request {
        flags = List.copyOf(flags);
        attributes = List.copyOf(attributes);
    }

    public static Request of(Code type, Header header, List<Attribute> attributes, MessageFlag... flags) {
        return new Request(type, List.of(flags), header, attributes);
    }

    /** The same with one more wish. */
    public Request with(MessageFlag flag) {
        List<MessageFlag> more = new ArrayList<>(flags);
        more.add(flag);
        return new Request(type, more, header, attributes);
    }

    /** Whether there is an answer also when all is well. */
    boolean isAnswered() {
        return flags.contains(MessageFlag.NLM_F_ACK) || flags.contains(MessageFlag.NLM_F_DUMP);
    }

    /**
     * The message.
     *
     * @param sequence a number that the kernel's answers have, too
     */
    public byte[] bytes(int sequence) {
        byte[] content = Attribute.join(header, attributes);
        long bits = MessageFlag.NLM_F_REQUEST.bits();
        for (MessageFlag flag : flags) {
            bits |= flag.bits();
        }
        return Header.buffer(Attribute.padded(HEADER + content.length))
                .putInt(HEADER + content.length)
                .putShort((short) type.number())
                .putShort((short) bits)
                .putInt(sequence)
                .putInt(0) // to the kernel
                .put(content)
                .array();
    }

    /** As in {@code RTM_NEWLINK(NLM_F_CREATE|NLM_F_EXCL) {ifi_index=0} [IFLA_IFNAME="contain0"]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(type.name());
        if (!flags.isEmpty()) {
            text.append('(')
                    .append(Argument.flags(flags.toArray(new MessageFlag[0])))
                    .append(')');
        }
        text.append(header.text().isEmpty() ? "" : " " + header);
        return text.append(attributes.isEmpty() ? "" : " " + attributes).toString();
    }
}
