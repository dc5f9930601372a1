package containers.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What differs from run to run in a command's output.
 *
 * <p>Each value is replaced by its kind and a number, in order of appearance. So two values that are equal stay equal,
 * and two that differ still differ: a PID shown twice must be the same PID in the next run.
 */
enum Volatile {
    // tag::kinds[]
    /** The number of a process on the host. A container's first ones have one digit, and are always the same. */
    PID("(?<=PID |child's PID {1,20}|PID is |parent's is |/proc/|trace\\.|P_PID, |, 88\\) = )\\d{2,}"
            + "|(?<=^ {0,9})\\d{2,}(?= +\\d+ +\\d+ \\w)|(?<=^ {0,9}\\d{2,9} {1,9})\\d{2,}(?= +\\d+ \\w)"),
    /** The number of an ordinary user. Root's is 0 everywhere. */
    USER("(?<=user {1,20})[1-9]\\d*|(?<=, user )\\d+(?=,)"),
    /** The first of a range of users that is nobody's. */
    RANGE("(?<=^uid=)\\d+$"),
    /** The number of a namespace. */
    INODE("\\b40\\d{8}\\b"),
    /** The hostname of the machine, and of a container that wasn't given one. */
    HOSTNAME("^[0-9a-f]{12}$|(?<=^hostname {1,20})\\S+|(?<=^outside: hostname )[^,]+"),
    /** What the machine runs first. */
    FIRST("(?<=^process 1 {1,20})\\S+"),
    /** What was measured. */
    MEASURED("(?<=peak |refused: |used |wait for |forked has |^ {0,9}<PID-\\d> {1,9}<PID-\\d> {1,9})[0-9.]+"
            + "|(?<=^(names in /|mounts|processes in /proc) {1,20})\\d+|(?<=, )\\d+(?= processes)"
            + "|(?<=has )\\d+(?= MiB)|(?<=memory and )\\d+(?= CPUs)|\\d+(?= bytes\\.)|^\\d+(?= of \\d+ hung)"),
    /** Where a process put its variables, and how many these are. */
    VARIABLES("0x7f[0-9a-f]+ /\\* \\d+ vars \\*/"),
    /** What a processor's kernel calls the place in which a process sleeps. */
    SLEEPING("(?<=system call: )\\d+|(?<=sleeping in )\\w+"),
    /** In ps's table: whether a process was running just then, or sleeping; and whether all of this has a low priority. */
    STATE(
            "(?<=(\\?|pts/\\d{1,3}) {1,9})[RSD][N<]?(?=[s+]{0,2} +\\d+:\\d\\d )|(?<=^ {0,9}\\d )[RSD][N<]?(?=[s+]{0,2} +\\w)"),
    /** How a shell says that something went wrong: dash and bash have other words. */
    COMPLAINT("(?<=^sh: ).*(?=: Read-only file system)|^(sh: .*)?Killed( .*)?"),
    /** The width of a column: ps makes it as wide as the longest PID can be. */
    WIDTH("^ *(?=<PID)|^ +| {2,}");
    // end::kinds[]

    private final Pattern pattern;

    Volatile(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** The lines without what differs. */
    static List<String> removedFrom(List<String> lines) {
        Map<String, String> names = new HashMap<>();
        List<String> without = new ArrayList<>();
        for (String line : lines) {
            String text = line;
            for (Volatile kind : values()) {
                text = kind.pattern.matcher(text).replaceAll(found -> kind.nameOf(found.group(), names));
            }
            without.add(text);
        }
        return without;
    }

    /** Two values that differ have two names if they tell things apart; what was measured differs by chance. */
    private String nameOf(String value, Map<String, String> names) {
        if (this == WIDTH) {
            return " ";
        }
        if (this != PID && this != INODE && this != HOSTNAME) {
            return "<" + name() + ">";
        }
        return names.computeIfAbsent(name() + value, unnamed -> "<" + name() + "-" + (1 + count(names)) + ">");
    }

    private long count(Map<String, String> names) {
        return names.keySet().stream().filter(key -> key.startsWith(name())).count();
    }
}
