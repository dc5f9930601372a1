package containers.errands;

import java.util.List;

/**
 * A program that works for the child as long as it lives, as pasta(1) does. It is ended with it.
 *
 * @param program its absolute path
 * @param before its arguments up to the child's PID
 * @param behind those behind it
 * @param ready the number of the descriptor to which it writes something once it is ready
 * @param speaks whether what it writes to stderr is for people
 * @param record where it is written down for whom it works, should nobody be left to end it
 */
public record Attendant(
        String program, List<String> before, List<String> behind, int ready, boolean speaks, AttendantRecord record) {
    public Attendant {
        before = List.copyOf(before);
        behind = List.copyOf(behind);
    }
}
