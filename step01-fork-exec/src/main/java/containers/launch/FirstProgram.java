package containers.launch;

import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.program.Label;
import containers.program.Program;
import containers.program.ProgramText;
import containers.program.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The smallest program that starts another one and waits for its end: five rows, written by hand. */
public final class FirstProgram {

    private FirstProgram() {}

    /** Takes the path of the file to write. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("give the path of a file to write: -Dexec.args=/tmp/first");
            System.exit(125);
        }
        Path file = Path.of(args[0]);
        Program program = program();
        ProgramFile content = ProgramFile.of(program);
        Files.write(file, content.content());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        new ProgramText(program).lines().forEach(System.out::println);
        System.out.println(
                "This is the program " + file + " now: " + Files.size(file) + " bytes. Its rows begin at byte "
                        + content.offset(program.rows().get(0)) + ".");
    }

    // tag::program[]
    /** A child that says hello, and a parent that waits for it. */
    static Program program() {
        Label parent = new Label();
        Label refused = new Label();
        Program program = new Program();
        program.section("the first program", refused);

        // tag::lab-first[]
        Row birth = program.add(clone3()).positive(parent);
        program.add(ProcessCalls.execve("/bin/echo", List.of("echo", "hello"), List.of()));

        program.place(parent);
        program.add(ProcessCalls.waitid_pid(birth.result()));
        program.add(ProcessCalls.exit_group(0));
        // end::lab-first[]

        program.place(refused);
        program.add(ProcessCalls.exit_group(1));
        return program;
    }
    // end::program[]

    /** Without any flag: the child is a copy of its parent, as after fork(2). */
    private static Call clone3() {
        byte[] arguments = ByteBuffer.allocate(ProcessCalls.CLONE_ARGS_SIZE)
                .order(ByteOrder.nativeOrder())
                .putLong(32, Signal.SIGCHLD.number()) // exit_signal
                .array();
        return ProcessCalls.clone3(new Argument.Bytes(arguments, "{exit_signal=SIGCHLD}"));
    }
}
