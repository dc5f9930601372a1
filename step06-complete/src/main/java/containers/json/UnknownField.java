package containers.json;

import containers.telling.Nearest;
import java.util.List;

/**
 * Fields of a {@code config.json} that nothing here has a use for. The runtime-spec lets a runtime pass over those that it doesn't know ("Extensibility");
 * but one that was mistyped was meant to keep something in.
 */
public final class UnknownField {

    private static final int MOST_MISTAKES = 2;

    private UnknownField() {}

    /** Refuses what nobody asked for. Comes when all else was read. */
    public static void refuse(Fields whole) {
        List<Unasked> unasked = whole.unasked();
        if (!unasked.isEmpty()) {
            Unasked first = unasked.get(0);
            String meant = Nearest.to(first.name(), MOST_MISTAKES, first.others())
                    .map(name -> ": did you mean " + name + "?")
                    .orElse("");
            throw new IllegalArgumentException(first.place() + ": the runtime-spec has no such field" + meant);
        }
    }

    /** Refuses what asks for something by being there, also with nothing in it. */
    public static void refuseAny(Fields fields, String... names) {
        for (String name : names) {
            if (fields.has(name)) {
                throw fields.wrong(name, "isn't supported here");
            }
        }
    }

    /** Refuses what the runtime-spec has and we haven't, unless it says nothing. */
    public static void refuse(Fields fields, String... names) {
        for (String name : names) {
            if (fields.says(name)) {
                throw fields.wrong(name, "isn't supported here");
            }
        }
    }
}
