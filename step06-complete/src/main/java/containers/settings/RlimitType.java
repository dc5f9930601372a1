package containers.settings;

import java.util.Locale;
import java.util.Optional;

/** What a process can have a limit of; names and numbers are those of getrlimit(2). */
public enum RlimitType {
    RLIMIT_CPU(0),
    RLIMIT_FSIZE(1),
    RLIMIT_DATA(2),
    RLIMIT_STACK(3),
    RLIMIT_CORE(4),
    RLIMIT_RSS(5),
    RLIMIT_NPROC(6),
    RLIMIT_NOFILE(7),
    RLIMIT_MEMLOCK(8),
    RLIMIT_AS(9),
    RLIMIT_LOCKS(10),
    RLIMIT_SIGPENDING(11),
    RLIMIT_MSGQUEUE(12),
    RLIMIT_NICE(13),
    RLIMIT_RTPRIO(14),
    RLIMIT_RTTIME(15);

    private final int number;

    RlimitType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** As people write it: {@code nofile}. */
    public String word() {
        return name().substring("RLIMIT_".length()).toLowerCase(Locale.ROOT);
    }

    /** The one that is written so. */
    public static Optional<RlimitType> of(String word) {
        for (RlimitType each : values()) {
            if (each.word().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
