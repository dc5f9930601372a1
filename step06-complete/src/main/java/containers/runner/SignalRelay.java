package containers.runner;

import static containers.kernel.ProcessCalls.SIGACTION_SIZE;
import static containers.kernel.ProcessCalls.rt_sigaction;
import static containers.kernel.Signal.SIGALRM;
import static containers.kernel.Signal.SIGCONT;
import static containers.kernel.Signal.SIGHUP;
import static containers.kernel.Signal.SIGINT;
import static containers.kernel.Signal.SIGQUIT;
import static containers.kernel.Signal.SIGTERM;
import static containers.kernel.Signal.SIGUSR1;
import static containers.kernel.Signal.SIGUSR2;
import static containers.kernel.Signal.SIGWINCH;

import containers.kernel.Architecture;
import containers.kernel.Kernel;
import containers.kernel.Signal;
import containers.launch.Child;
import containers.launch.CodePage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Passes the signals that this process gets on to the container, while it is open.
 *
 * <p>The JVM keeps some signals for itself, and lets Java code handle the others a little later, on a thread of its own.
 * A handler of six instructions needs neither: it makes one system call, {@code pidfd_send_signal(child, signal, 0, 0)},
 * which signal-safety(7) has no objection to. SIGKILL and SIGSTOP can't be passed on: no handler ever sees them.
 */
final class SignalRelay implements AutoCloseable {

    private static final List<Signal> SIGNALS =
            List.of(SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM, SIGCONT, SIGWINCH);

    /** Those that are open in this JVM, in the order in which they replaced each other's handlers. */
    private static final List<SignalRelay> OPEN = new ArrayList<>();

    /** Enough for the handler and what it returns to, on each processor. */
    private static final int CODE_SIZE = 64;

    private static final long SA_RESTORER = 0x0400_0000;
    private static final long SA_RESTART = 0x1000_0000;

    private final Map<Signal, byte[]> replaced = new EnumMap<>(Signal.class);

    /** Starts to pass signals on to that child. */
    SignalRelay(Child child) {
        ByteBuffer code = ByteBuffer.allocate(CODE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        int restorer = write(code, Architecture.current(), child.pidfd());
        long address = new CodePage(code.array()).address();
        byte[] action = ByteBuffer.allocate(SIGACTION_SIZE)
                .order(ByteOrder.nativeOrder())
                .putLong(address)
                .putLong(SA_RESTORER | SA_RESTART)
                .putLong(address + restorer)
                .array();
        synchronized (OPEN) {
            for (Signal signal : SIGNALS) {
                byte[] old = new byte[SIGACTION_SIZE];
                Kernel.call(rt_sigaction(signal.number(), action, old));
                replaced.put(signal, old);
            }
            OPEN.add(this);
        }
    }

    /**
     * Puts back the handlers that were there before: this JVM may have more to do. The page with the code stays: another
     * thread may be in the handler at this very moment, and nothing tells when it has left.
     */
    @Override
    public void close() {
        synchronized (OPEN) {
            int place = OPEN.indexOf(this);
            OPEN.remove(place);
            if (place < OPEN.size()) {
                // A later one has replaced ours already. It is the one to put back what we found.
                OPEN.get(place).replaced.putAll(replaced);
                return;
            }
            for (Map.Entry<Signal, byte[]> action : replaced.entrySet()) {
                Kernel.call(rt_sigaction(action.getKey().number(), action.getValue(), null));
            }
        }
    }

    /** Writes the handler and, behind it, the return to where the signal came in between; tells where that starts. */
    static int write(ByteBuffer code, Architecture architecture, int pidfd) {
        int restorer;
        if (architecture == Architecture.X86_64) {
            code.put(new byte[] {(byte) 0x89, (byte) 0xfe}); // mov %edi, %esi       the signal
            code.put((byte) 0xbf).putInt(pidfd); //             mov $pidfd, %edi
            code.put(new byte[] {0x31, (byte) 0xd2}); //        xor %edx, %edx
            code.put(new byte[] {0x4d, 0x31, (byte) 0xd2}); //  xor %r10, %r10
            code.put((byte) 0xb8).putInt(424); //               mov $424, %eax       pidfd_send_signal
            code.put(new byte[] {0x0f, 0x05}); //               syscall
            code.put((byte) 0xc3); //                           ret
            restorer = code.position();
            code.put((byte) 0xb8).putInt(15); //                mov $15, %eax        rt_sigreturn
            code.put(new byte[] {0x0f, 0x05}); //               syscall
        } else {
            code.putInt(0x2a0003e1); //                         mov w1, w0           the signal
            code.putInt(0x52800000 | (pidfd & 0xffff) << 5); // mov w0, #pidfd
            code.putInt(0xd2800002).putInt(0xd2800003); //      mov x2, #0; mov x3, #0
            code.putInt(0xd2803508).putInt(0xd4000001); //      mov x8, #424; svc #0
            code.putInt(0xd65f03c0); //                         ret
            restorer = code.position();
            code.putInt(0xd2801168).putInt(0xd4000001); //      mov x8, #139; svc #0 rt_sigreturn
        }
        return restorer;
    }
}
