package containers.forking;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import containers.calls.CredentialCalls;
import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM that forks, for {@link ForkExperiment}. It runs alone: nobody should do this in a JVM that is needed. */
final class ForkingParent {

    private static final int LIMIT_MILLIS = 2000;
    private static final int OBJECTS = 5000;

    private static final Function FORK = NativeLibrary.getProcess().getFunction("fork");

    private ForkingParent() {}

    public static void main(String[] args) throws InterruptedException {
        Kernel.call(CredentialCalls.setsid());
        daemon(ForkingParent::endWithExperiment);
        daemon(ForkingParent::allocateForEver);
        List<Integer> children = new ArrayList<>();
        try {
            for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                children.add(fork());
            }
            Thread.sleep(LIMIT_MILLIS);
            report(children);
        } finally {
            children.forEach(ForkingParent::end);
        }
    }

    private static int fork() {
        int pid = FORK.invokeInt(new Object[0]);
        if (pid == 0) {
            // The child, a copy of this JVM with one thread. It is about to ask too much.
            try {
                Kernel.call(ProcessCalls.prctl_set_pdeathsig(Signal.SIGKILL));
                makeObjects();
            } finally {
                end();
            }
        }
        return pid;
    }

    /** What is below fork, and main's own end, are the parent's: a child must never get there. */
    private static void end() {
        try {
            Kernel.call(ProcessCalls.exit_group(0));
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }

    private static List<byte[]> makeObjects() {
        List<byte[]> objects = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            objects.add(new byte[1000]);
        }
        return objects;
    }

    private static void report(List<Integer> children) {
        int forked = children.size();
        children.removeIf(ForkingParent::hasEnded);
        System.out.println(
                children.size() + " of " + forked + " hung: they haven't ended after " + LIMIT_MILLIS / 1000 + " s.");
        if (!children.isEmpty()) {
            explain(children.get(0));
        }
    }

    private static void explain(int pid) {
        System.out.println("One of them, as the kernel sees it in /proc/" + pid + ":");
        System.out.println("  " + statusLine(pid, "State:"));
        System.out.println("  " + statusLine(pid, "Threads:") + "   (the JVM that forked has "
                + statusLine("self", "Threads:").replaceAll("\\D", "") + ")");
        System.out.println("  system call: " + systemCall(pid) + ", sleeping in " + read(pid, "wchan"));
        System.out.println(
                "futex(2) waits for another thread: for one that holds a lock, or collects the garbage. It had");
        System.out.println("been there when fork was called, but the child has only the thread that called it.");
    }

    /** The call that the process is in, its number first: proc_pid_syscall(5). */
    private static String systemCall(int pid) {
        String number = read(pid, "syscall").split(" ", -1)[0];
        boolean isFutex = number.equals(Integer.toString(SystemCall.FUTEX.number(Architecture.current())));
        return number + (isFutex ? " (futex)" : "");
    }

    private static boolean hasEnded(int pid) {
        byte[] info = new byte[SigInfo.SIZE];
        Kernel.call(ProcessCalls.waitid_pid_now(pid, info));
        return ByteBuffer.wrap(info).getInt(0) != 0;
    }

    private static void end(int pid) {
        Kernel.call(SignalCalls.kill(pid, Signal.SIGKILL));
        Kernel.call(ProcessCalls.waitid_pid(Argument.number(pid)));
    }

    private static String statusLine(Object pid, String name) {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElse(name + " not shown")
                .replace('\t', ' ');
    }

    private static String read(Object pid, String file) {
        try {
            return Files.readString(Path.of("/proc", pid.toString(), file)).strip();
        } catch (IOException unreadable) {
            return "not-shown-here";
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private static void endWithExperiment() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes: this waits for the end.
            }
        } catch (IOException broken) {
            // That is an end, too.
        }
        ForkExperiment.endGroup(ProcessHandle.current().pid());
    }

    private static void allocateForEver() {
        while (true) {
            makeObjects();
        }
    }
}
