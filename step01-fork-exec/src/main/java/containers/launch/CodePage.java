package containers.launch;

import static containers.kernel.MemoryCalls.Protection.PROT_EXEC;
import static containers.kernel.MemoryCalls.Protection.PROT_READ;
import static containers.kernel.MemoryCalls.Protection.PROT_WRITE;

import com.sun.jna.Pointer;
import containers.kernel.Kernel;
import containers.kernel.MemoryCalls;

/** A page of memory with machine instructions. It is written first, then executable: never both at once. */
public final class CodePage implements AutoCloseable {

    private static final int SIZE = 4096;

    private final long address;

    /**
     * Copies the instructions there.
     *
     * @param code at most 4096 bytes
     */
    public CodePage(byte[] code) {
        if (code.length > SIZE) {
            throw new IllegalArgumentException(code.length + " bytes of code don't fit into a page");
        }
        address = Kernel.call(MemoryCalls.mmap(SIZE, PROT_READ, PROT_WRITE));
        new Pointer(address).write(0, code, 0, code.length);
        Kernel.call(MemoryCalls.mprotect(address, SIZE, PROT_READ, PROT_EXEC));
    }

    /** Where the first instruction is. */
    public long address() {
        return address;
    }

    /** Gives the page back. Nobody may be in there, or come again. */
    @Override
    public void close() {
        Kernel.call(MemoryCalls.munmap(address, SIZE));
    }
}
