package containers.monitor;

import containers.calls.CloneFlag;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.errands.Attendant;
import containers.errands.AttendantRecord;
import containers.errands.Errand;
import containers.kernel.Argument;
import containers.kernel.CallList;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A launch that is made of what a test needs. */
final class TestLaunch implements Launch {

    final CallList parent = new CallList();
    final CallList child = new CallList();
    final CallList meanwhile = new CallList();
    final CallList afterwards = new CallList();
    private final byte[] childDirectory = Gate.roomForDirectory();
    private final Duties duties = new Duties();

    /** A child that runs that program. */
    static TestLaunch of(String... arguments) {
        return new TestLaunch().runs(arguments);
    }

    private TestLaunch runs(String... arguments) {
        child.add(ProcessCalls.execve(arguments[0], List.of(arguments), List.of("PATH=" + System.getenv("PATH"))));
        return this;
    }

    /** A child that runs a script. */
    static TestLaunch ofScript(String script) {
        return of("/bin/sh", "-c", script);
    }

    /** The same, with a program that works for it, and says something on stdout when it is ready. */
    static TestLaunch ofScript(String script, Path attendant) {
        TestLaunch launch = new TestLaunch();
        launch.childWaits();
        AttendantRecord record = AttendantRecord.beginning(attendant + ".of-");
        launch.duties.attend(new Attendant(attendant.toString(), List.of(), List.of("last"), 1, true, record));
        Gate.waitAgain(launch.child);
        return launch.runs("/bin/sh", "-c", script);
    }

    TestLaunch guard() {
        duties.guard();
        return this;
    }

    /** The child waits while that script runs, whose first argument is its PID. */
    TestLaunch runsMeanwhile(Path script) {
        childWaits();
        duties.run(new Errand(script.toString(), List.of("0")));
        return this;
    }

    /** The child waits while the parent opens its directory. */
    Argument.Result childWaits() {
        return meanwhile.add(FileCalls.openat(new Argument.Bytes(childDirectory, "\"/proc/PID\""), OpenFlag.O_PATH));
    }

    @Override
    public CallLists calls() {
        return new CallLists(parent, child, new CallList(), new CallList(), meanwhile, afterwards, new CallList());
    }

    @Override
    public Set<CloneFlag> namespaces() {
        return EnumSet.noneOf(CloneFlag.class);
    }

    @Override
    public Optional<Argument.Result> controlGroup() {
        return Optional.empty();
    }

    @Override
    public byte[] childDirectory() {
        return childDirectory;
    }

    @Override
    public Duties duties() {
        return duties;
    }

    TestLaunch takesTurn(Turn first) {
        duties.take(first);
        return this;
    }
}
