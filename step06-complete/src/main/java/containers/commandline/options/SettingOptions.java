package containers.commandline.options;

import containers.commandline.text.LimitText;
import containers.commandline.text.SignalText;
import containers.monitor.InPlace;
import containers.settings.OomScoreAdjustment;
import containers.settings.Rlimit;
import containers.settings.RlimitType;
import containers.settings.Sysctl;
import containers.telling.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a person asked for: {@code --ulimit}, {@code --sysctl}, {@code --oom-score-adj}, {@code --stop-signal},
 * {@code --stop-timeout}. Of two for the same, the last.
 */
public final class SettingOptions {

    /** Some 68 years: more than any container is asked to wait. */
    private static final long MOST_SECONDS = Integer.MAX_VALUE;

    private final Map<RlimitType, Rlimit> rlimits = new LinkedHashMap<>();
    private final Map<String, Sysctl> sysctl = new LinkedHashMap<>();
    private Optional<OomScoreAdjustment> oomScoreAdj = Optional.empty();
    private InPlace.Stop stop = InPlace.Stop.USUAL;

    public List<Rlimit> rlimits() {
        return List.copyOf(rlimits.values());
    }

    public List<Sysctl> sysctl() {
        return List.copyOf(sysctl.values());
    }

    public Optional<OomScoreAdjustment> oomScoreAdj() {
        return oomScoreAdj;
    }

    /** How it is asked for its end. */
    public InPlace.Stop stop() {
        return stop;
    }

    public void readStopSignal(String signal) {
        stop = new InPlace.Stop(SignalText.number(signal), stop.patience());
    }

    /** As Docker's, -1 is for ever. */
    public void readStopTimeout(String seconds) {
        long number = LimitText.number("the seconds until it is ended", seconds);
        if (number < -1 || number > MOST_SECONDS) {
            throw new UsageException(
                    "the seconds until it is ended are from 0 to " + MOST_SECONDS + ", or -1 for ever, not " + number);
        }
        stop = new InPlace.Stop(stop.signal(), number < 0 ? OptionalLong.empty() : OptionalLong.of(number));
    }

    /** Reads {@code TYPE=SOFT} or {@code TYPE=SOFT:HARD}. */
    public void addUlimit(String text) {
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
    public void addSysctl(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new UsageException("--sysctl " + text + ": a setting is given as NAME=VALUE");
        }
        String name = text.substring(0, equals);
        try {
            sysctl.put(name, new Sysctl(name, text.substring(equals + 1)));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--sysctl " + name + ": " + wrong.getMessage());
        }
    }

    public void readOomScore(String text) {
        long number = LimitText.number("--oom-score-adj", text);
        int value = (int) Math.max(Math.min(number, Integer.MAX_VALUE), Integer.MIN_VALUE);
        oomScoreAdj = Optional.of(UsageException.unlessValid(() -> new OomScoreAdjustment(value)));
    }
}
