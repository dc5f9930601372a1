package containers.pipes;

import static containers.calls.OpenFlag.O_CLOEXEC;

import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A pipe: what is written to one end is read from the other. Reading ends when the last writing end is closed. */
public final class Pipe implements AutoCloseable {

    private static final int BUFFER = 1 << 15;

    private int readEnd;
    private int writeEnd;

    public Pipe() {
        this(O_CLOEXEC);
    }

    public Pipe(OpenFlag... flags) {
        byte[] descriptors = new byte[2 * Integer.BYTES];
        Kernel.call(DescriptorCalls.pipe2(descriptors, flags));
        ByteBuffer ends = ByteBuffer.wrap(descriptors).order(ByteOrder.nativeOrder());
        readEnd = ends.getInt();
        writeEnd = ends.getInt();
    }

    public int readDescriptor() {
        return readEnd;
    }

    public int writeDescriptor() {
        return writeEnd;
    }

    /** Closes this process's reading end. */
    public void closeReadEnd() {
        readEnd = close(readEnd);
    }

    /** Closes this process's writing end. */
    public void closeWriteEnd() {
        writeEnd = close(writeEnd);
    }

    public void write(String content) {
        Kernel.call(FileCalls.write(Argument.number(writeEnd), content));
    }

    /** Reads until nobody can write any more. */
    public String readAll() {
        return new String(read(Integer.MAX_VALUE), StandardCharsets.UTF_8);
    }

    /** Reads that many bytes, or fewer when nobody can write any more. */
    public byte[] read(int size) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (content.size() < size) {
            byte[] room = new byte[Math.min(BUFFER, size - content.size())];
            int count = (int) Retry.whenInterrupted(FileCalls.read(Argument.number(readEnd), room));
            if (count == 0) {
                break;
            }
            content.write(room, 0, count);
        }
        return content.toByteArray();
    }

    @Override
    public void close() {
        readEnd = close(readEnd);
        writeEnd = close(writeEnd);
    }

    private static int close(int descriptor) {
        if (descriptor >= 0) {
            Kernel.call(FileCalls.close(Argument.number(descriptor)));
        }
        return -1;
    }
}
