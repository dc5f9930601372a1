package containers.compile;

import static containers.program.RoutineCalls.memcpy;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.Telling;
import containers.program.Program;
import containers.program.Row;
import java.util.List;

/**
 * A new ID for each start of a program, in place of the one that it was compiled with: in its hostname, in the names of its
 * groups, wherever it stands.
 *
 * <p>The kernel gives a random UUID to whoever asks: random(4). Its last twelve digits have no hyphen among them.
 */
final class FreshId {

    private static final String UUID = "/proc/sys/kernel/random/uuid";
    private static final int UUID_LENGTH = 36;
    private static final int DIGITS = 12;

    private static final List<Telling> NO_UUID = List.of(
            Telling.on(
                    Errno.ENOENT,
                    Telling.RUNNER_FAILED,
                    "/proc isn't mounted, where a compiled program gets its name from (as root, mount -t proc proc /proc)"),
            Telling.of(Telling.RUNNER_FAILED, UUID + " can't be read, where a compiled program gets its name from"));

    private final String old;
    private final Argument.Bytes uuid = new Argument.Bytes(new byte[UUID_LENGTH], "uuid");

    /** @param old the ID to replace: random digits, too, so that nothing else looks like it */
    FreshId(String old) {
        if (old.length() != DIGITS) {
            throw new IllegalArgumentException("an ID has " + DIGITS + " digits, not " + old);
        }
        this.old = old;
    }

    /** Adds the rows that ask for it. */
    void addTo(Program program) {
        Row file = program.add(FileCalls.openat(UUID, OpenFlag.O_RDONLY, OpenFlag.O_CLOEXEC))
                .telling(NO_UUID);
        program.add(FileCalls.read(file.result(), uuid.content()));
        program.add(FileCalls.close(file.result()));
    }

    /** Adds the rows that write it into the file of another program, over the old one. */
    void renew(Program program, Argument.Bytes file) {
        Argument digits = new Argument.Inside(uuid, UUID_LENGTH - DIGITS);
        for (Argument place : Places.of(old, file)) {
            program.add(memcpy(place, digits, DIGITS));
        }
    }
}
