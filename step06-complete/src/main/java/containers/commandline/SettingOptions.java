package containers.commandline;

import containers.commandline.text.LimitText;
import containers.settings.OomScoreAdjustment;
import containers.settings.Rlimit;
import containers.settings.RlimitType;
import containers.settings.Sysctl;
import containers.telling.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person asked for: {@code --ulimit}, {@code --sysctl}, {@code --oom-score-adj}. Of two for the same, the last. */
public final class SettingOptions {

    private final Map<RlimitType, Rlimit> rlimits = new LinkedHashMap<>();
    private final Map<String, Sysctl> sysctl = new LinkedHashMap<>();
    private Optional<OomScoreAdjustment> oomScoreAdj = Optional.empty();

    SettingOptions() {}

    public List<Rlimit> rlimits() {
        return List.copyOf(rlimits.values());
    }

    public List<Sysctl> sysctl() {
        return List.copyOf(sysctl.values());
    }

    public Optional<OomScoreAdjustment> oomScoreAdj() {
        return oomScoreAdj;
    }

    /** Reads {@code TYPE=SOFT} or {@code TYPE=SOFT:HARD}. */
    void addUlimit(String text) {
        String[] words = text.split("=", 2);
        RlimitType type = RlimitType.of(words[0])
                .orElseThrow(() -> new UsageException("--ulimit " + text + ": there is no limit '" + words[0]
                        + "' (nofile, nproc, core, memlock and others: getrlimit(2))"));
        if (words.length < 2) {
            throw new UsageException("--ulimit " + text + ": a limit is given as in nofile=1024 or nofile=1024:2048");
        }
        String[] values = words[1].split(":", 2);
        long soft = limit(text, values[0]);
        long hard = values.length < 2 ? soft : limit(text, values[1]);
        rlimits.put(type, UsageException.unlessValid(() -> new Rlimit(type, soft, hard)));
    }

    private static long limit(String text, String value) {
        if (value.equals("-1") || value.equals("unlimited")) {
            return Rlimit.UNLIMITED;
        }
        long limit = LimitText.number("--ulimit " + text + ": a limit", value);
        if (limit < 0) {
            throw new UsageException("--ulimit " + text + ": a limit can't be below 0; -1 is none");
        }
        return limit;
    }

    /** Reads {@code NAME=VALUE}. */
    void addSysctl(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new UsageException("--sysctl " + text + ": a setting is given as NAME=VALUE");
        }
        String name = text.substring(0, equals);
        sysctl.put(name, UsageException.unlessValid(() -> new Sysctl(name, text.substring(equals + 1))));
    }

    void readOomScore(String text) {
        long number = LimitText.number("--oom-score-adj", text);
        int value = (int) Math.max(Math.min(number, Integer.MAX_VALUE), Integer.MIN_VALUE);
        oomScoreAdj = Optional.of(UsageException.unlessValid(() -> new OomScoreAdjustment(value)));
    }
}
