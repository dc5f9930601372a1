package containers.benchmark;

import containers.cgroups.ControlGroup;
import containers.cgroups.LimitText;
import containers.cgroups.MemoryLimit;
import containers.cgroups.NoControlGroup;
import containers.cgroups.PidsLimit;
import java.util.List;

/** What is launched: the same container, with more or less of control groups. */
enum Variant {
    /** Without any. */
    NONE("no control group"),
    /** As {@code ./contain run} does without options: for root, groups that count. */
    COUNTED("default"),
    /** As with {@code --memory 64m --cpus 0.5 --pids-limit 64}. */
    LIMITED("three limits");

    private static final long MEMORY = 64 << 20;
    private static final int PROCESSES = 64;

    private final String title;

    Variant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The word for it on command lines and in files. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * A fresh group of this kind.
     *
     * @throws containers.cgroups.ControlGroupException when it can't be had here
     */
    ControlGroup group() {
        return switch (this) {
            case NONE -> NoControlGroup.none();
            case COUNTED -> ControlGroup.of(List.of());
            case LIMITED ->
                ControlGroup.of(List.of(MemoryLimit.of(MEMORY), LimitText.cpus("0.5", 1), new PidsLimit(PROCESSES)));
        };
    }
}
