package containers.monitor;

import containers.calls.CloneFlag;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private final byte[] childDirectory = "/proc/\0\0\0\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
    private final List<Errand> errands = new ArrayList<>();
    private Optional<Attendant> attendant = Optional.empty();
    private Optional<Turn> turn = Optional.empty();
    private boolean guarded;

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
        byte[] record = Attendant.recordBeginning(attendant + ".of-");
        launch.attendant =
                Optional.of(new Attendant(attendant.toString(), List.of(), List.of("last"), 1, true, record));
        Gate.waitAgain(launch.child);
        return launch.runs("/bin/sh", "-c", script);
    }

    TestLaunch guard() {
        guarded = true;
        return this;
    }

    /** The child waits while that script runs, whose first argument is its PID. */
    TestLaunch runsMeanwhile(Path script) {
        childWaits();
        errands.add(new Errand(script.toString(), List.of("0")));
        return this;
    }

    /** The child waits while the parent opens its directory. */
    Argument.Result childWaits() {
        return meanwhile.add(FileCalls.openat(new Argument.Bytes(childDirectory, "\"/proc/PID\""), OpenFlag.O_PATH));
    }

    @Override
    public CallList parent() {
        return parent;
    }

    @Override
    public int handedDown() {
        return 0;
    }

    @Override
    public List<Errand> errands() {
        return errands;
    }

    @Override
    public Optional<Attendant> attendant() {
        return attendant;
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
    public CallList child() {
        return child;
    }

    @Override
    public CallList init() {
        return new CallList();
    }

    @Override
    public CallList holder() {
        return new CallList();
    }

    @Override
    public CallList meanwhile() {
        return meanwhile;
    }

    @Override
    public byte[] childDirectory() {
        return childDirectory;
    }

    @Override
    public CallList afterwards() {
        return afterwards;
    }

    TestLaunch takesTurn(Turn first) {
        turn = Optional.of(first);
        return this;
    }

    @Override
    public Optional<Turn> turn() {
        return turn;
    }

    @Override
    public List<String> groups() {
        return List.of();
    }

    @Override
    public Optional<String> record() {
        return Optional.empty();
    }

    @Override
    public Optional<Relay> relay() {
        return Optional.empty();
    }

    @Override
    public boolean guarded() {
        return guarded;
    }
}
