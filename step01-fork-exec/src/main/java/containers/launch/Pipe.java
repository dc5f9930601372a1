package containers.launch;

import static containers.kernel.OpenFlag.O_CLOEXEC;

import containers.kernel.Argument;
import containers.kernel.FileCalls;
import containers.kernel.Kernel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A pipe: what is written to one end is read from the other. Reading ends when the last writing end is closed. */
public final class Pipe implements AutoCloseable {

    private int readEnd;
    private int writeEnd;

    public Pipe() {
        byte[] descriptors = new byte[2 * Integer.BYTES];
        Kernel.call(FileCalls.pipe2(descriptors, O_CLOEXEC));
        ByteBuffer ends = ByteBuffer.wrap(descriptors).order(ByteOrder.nativeOrder());
        readEnd = ends.getInt();
        writeEnd = ends.getInt();
    }

    public Argument readEnd() {
        return Argument.number(readEnd);
    }

    public Argument writeEnd() {
        return Argument.number(writeEnd);
    }

    /** Closes this process's writing end. */
    public void closeWriteEnd() {
        writeEnd = close(writeEnd);
    }

    public void write(String content) {
        Kernel.call(FileCalls.write(writeEnd(), content));
    }

    /** Reads until nobody can write any more. */
    public String readAll() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        while (true) {
            int count = (int) Retry.whenInterrupted(FileCalls.read(readEnd(), buffer));
            if (count == 0) {
                return content.toString(StandardCharsets.UTF_8);
            }
            content.write(buffer, 0, count);
        }
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
