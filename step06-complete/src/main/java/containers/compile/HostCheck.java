package containers.compile;

import static containers.program.RoutineCalls.memcmp;

import containers.calls.CredentialCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.namespaces.User;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a compiled program takes for granted: the host, its kernel, the user, where the control groups are, which directory
 * is the root. Rows look, at each start, whether that is still so.
 *
 * @param recompile the command that compiles the program again
 */
record HostCheck(User user, String root, List<String> hierarchies, String recompile) {

    private static final String MACHINE_ID = "/etc/machine-id";
    private static final int MACHINE_ID_LENGTH = 32;
    private static final int UTSNAME_SIZE = 390;
    private static final int UTSNAME_FIELD = 65;
    private static final int NODENAME = UTSNAME_FIELD;
    private static final int RELEASE = 2 * UTSNAME_FIELD;
    private static final int TIME_SIZE = 16;
    private static final int STATFS_SIZE = 120;

    void addTo(Program program) {
        Map<Label, String> complaints = new LinkedHashMap<>();
        Label good = new Label();
        Label unreadable = new Label();
        checkHost(program, unreadable, complaint(complaints, "it was compiled on another host"));
        checkKernel(program, complaint(complaints, "the kernel isn't the one that it was compiled for"));
        checkUser(program, complaint(complaints, "it was compiled for the user " + user.uid()));
        Label moved = complaint(complaints, "the control groups aren't where they were");
        hierarchies.forEach(directory -> checkHierarchy(program, directory, moved));
        checkRoot(
                program,
                complaint(complaints, "its root filesystem " + root + " isn't there any more, or is another"),
                good);
        // Where nothing can be opened, that tells nothing of the host: this row says which limit is in the way.
        program.place(unreadable);
        program.add(FileCalls.openat("/", OpenFlag.O_PATH, OpenFlag.O_CLOEXEC));
        complaints.forEach((label, text) -> complain(program, label, text));
        program.place(good);
    }

    private static Label complaint(Map<Label, String> complaints, String text) {
        Label label = new Label();
        complaints.put(label, text);
        return label;
    }

    /** A machine's ID: machine-id(5). Where there is none, its name has to do. */
    private void checkHost(Program program, Label unreadable, Label wrong) {
        byte[] id = machineId();
        if (id.length == MACHINE_ID_LENGTH) {
            byte[] buffer = new byte[MACHINE_ID_LENGTH];
            Row file = program.add(FileCalls.openat(MACHINE_ID, OpenFlag.O_RDONLY, OpenFlag.O_CLOEXEC))
                    .failure(unreadable);
            program.add(FileCalls.read(file.result(), buffer)).failure(wrong);
            program.add(FileCalls.close(file.result()));
            program.add(memcmp(new Argument.Bytes(buffer, "id"), id, "\"its own\""))
                    .positive(wrong);
        } else {
            checkName(program, NODENAME, wrong);
        }
    }

    /** What there is to mask in /proc, and how many capabilities there are, was found out in Java: another one may differ. */
    private static void checkKernel(Program program, Label wrong) {
        checkName(program, RELEASE, wrong);
    }

    private static void checkName(Program program, int field, Label wrong) {
        byte[] here = new byte[UTSNAME_SIZE];
        Kernel.call(ProcessCalls.uname(here));
        byte[] there = new byte[UTSNAME_SIZE];
        program.add(ProcessCalls.uname(there)).failure(wrong);
        byte[] own = Arrays.copyOfRange(here, field, field + UTSNAME_FIELD);
        program.add(memcmp(new Argument.Inside(new Argument.Bytes(there, "&utsname"), field), own, "\"its own\""))
                .positive(wrong);
    }

    private static byte[] machineId() {
        byte[] id = new byte[MACHINE_ID_LENGTH];
        try {
            long file = Kernel.call(FileCalls.openat(MACHINE_ID, OpenFlag.O_RDONLY, OpenFlag.O_CLOEXEC));
            try {
                long length = Kernel.call(FileCalls.read(Argument.number(file), id));
                return Arrays.copyOf(id, (int) length);
            } finally {
                Kernel.call(FileCalls.close(Argument.number(file)));
            }
        } catch (SystemCallException none) {
            return new byte[0];
        }
    }

    private void checkUser(Program program, Label wrong) {
        // A set-user-ID file would run for anybody, who could then end its processes.
        Row real = program.add(CredentialCalls.getuid());
        program.add(memcmp(real.resultAddress(), user.uid(), Long.toString(user.uid())))
                .positive(wrong);
        Row uid = program.add(CredentialCalls.geteuid());
        program.add(memcmp(uid.resultAddress(), user.uid(), Long.toString(user.uid())))
                .positive(wrong);
        Row gid = program.add(CredentialCalls.getegid());
        program.add(memcmp(gid.resultAddress(), user.gid(), Long.toString(user.gid())))
                .positive(wrong);
    }

    private static void checkHierarchy(Program program, String directory, Label wrong) {
        byte[] here = new byte[STATFS_SIZE];
        Kernel.call(FileCalls.statfs(directory, here));
        byte[] there = new byte[STATFS_SIZE];
        program.add(FileCalls.statfs(directory, there)).failure(wrong);
        program.add(memcmp(new Argument.Bytes(there, "&f_type"), Arrays.copyOf(here, Long.BYTES), "\"cgroup\""))
                .positive(wrong);
    }

    /** A directory that was made anew can have the old one's number, but not its time of birth. */
    private void checkRoot(Program program, Label wrong, Label good) {
        byte[] here = new byte[FileCalls.STATX_SIZE];
        Kernel.call(FileCalls.statx(root, here));
        byte[] there = new byte[FileCalls.STATX_SIZE];
        Argument.Bytes found = new Argument.Bytes(there, "&statx");
        program.add(FileCalls.statx(root, there)).failure(wrong);
        program.add(memcmp(new Argument.Inside(found, FileCalls.STX_INO), word(here, FileCalls.STX_INO), "stx_ino"))
                .positive(wrong);
        byte[] birth = Arrays.copyOfRange(here, FileCalls.STX_BTIME, FileCalls.STX_BTIME + TIME_SIZE);
        program.add(memcmp(new Argument.Inside(found, FileCalls.STX_BTIME), birth, "stx_btime"))
                .positive(wrong);
        program.add(memcmp(new Argument.Inside(found, FileCalls.STX_DEV), word(here, FileCalls.STX_DEV), "stx_dev"))
                .positive(wrong)
                .zero(good);
    }

    private static long word(byte[] buffer, int at) {
        return ByteBuffer.wrap(buffer).order(ByteOrder.nativeOrder()).getLong(at);
    }

    /** Two lines: what isn't as it was, and what to do. */
    private void complain(Program program, Label label, String text) {
        program.place(label);
        Complaint.addTo(
                program,
                "contain: this program can't run here: " + text + "\ncontain: Compile it again: " + recompile + "\n");
    }
}
