package containers.netlink;

import containers.kernel.Argument;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Messages that are sent at once.
 *
 * @param requests in their order
 */
public record Batch(List<Request> requests) {

    public Batch {
        requests = List.copyOf(requests);
    }

    public static Batch of(Request... requests) {
        return new Batch(List.of(requests));
    }

    /**
     * All of them.
     *
     * @param sequence the first one's number
     */
    byte[] bytes(int sequence) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < requests.size(); i++) {
            all.writeBytes(requests.get(i).bytes(sequence + i));
        }
        return all.toByteArray();
    }

    /** For a row of a program, which writes them to a socket and reads no answer. */
    public Argument.Constant argument() {
        return new Argument.Constant(bytes(1), toString());
    }

    /** One behind the other. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Request request : requests) {
            text.append(text.isEmpty() ? "" : ", ").append(request);
        }
        return text.toString();
    }
}
