package containers.compile;

import static containers.program.RoutineCalls.memcpy;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.program.Program;
import containers.program.Row;

/**
 * A new ID for each start of a program, in place of the one that it was compiled with: in its hostname, in the names of its
 * groups, wherever it stands.
 *
 * <p>The kernel gives a random UUID to whoever asks: random(4). Its last twelve digits have no hyphen among them.
 */
final class FreshId {

    private static final int UUID_LENGTH = 36;
    private static final int DIGITS = 12;

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
        Row file = program.add(FileCalls.openat("/proc/sys/kernel/random/uuid", OpenFlag.O_RDONLY, OpenFlag.O_CLOEXEC));
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
