package containers.json;

import com.google.gson.Gson;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * An object of JSON: its fields, by their names. One that is null is as good as missing.
 *
 * <p>What is wrong is told with its place: {@code syscalls[3].args[0].op}. It remembers what was asked for: who wants to
 * know all that is there, looks for an {@link UnknownField} in the end.
 */
public final class Fields {

    private final JsonObject object;
    private final String place;
    private final Set<String> asked = new TreeSet<>();
    private final Map<String, Fields> parts = new LinkedHashMap<>();

    Fields(JsonObject object, String place) {
        this.object = object;
        this.place = place;
    }

    /**
     * Reads a text that is an object, and nothing else.
     *
     * @throws IllegalArgumentException when it is something else: one line
     */
    public static Fields parse(String text) {
        return new Fields(JsonText.read(text), "");
    }

    public boolean has(String name) {
        asked.add(name);
        return object.has(name) && !object.get(name).isJsonNull();
    }

    /** Whether it is there, and isn't empty: no text, no list, no object, not false. */
    public boolean says(String name) {
        return has(name) && at(name).says();
    }

    public String text(String name) {
        return needed(name).text();
    }

    /** Empty where it is missing. */
    public Optional<String> givenText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** False where it is missing. */
    public boolean isTrue(String name) {
        return has(name) && at(name).isTrue();
    }

    /** A whole number of up to 64 bits, which have no sign. */
    public long number(String name) {
        return needed(name).number();
    }

    /** A whole number of 64 bits, of which one is the sign. */
    public long signed(String name) {
        return needed(name).signed();
    }

    /** None where it is missing. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        elements(name).forEach(each -> texts.add(each.text()));
        return texts;
    }

    /** Whole numbers without a sign; none where it is missing. */
    public List<Long> numbers(String name) {
        List<Long> numbers = new ArrayList<>();
        elements(name).forEach(each -> numbers.add(each.number()));
        return numbers;
    }

    /** None where it is missing. */
    public List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        elements(name).forEach(each -> objects.add(part(each)));
        return objects;
    }

    public Optional<Fields> object(String name) {
        return has(name) ? Optional.of(part(at(name))) : Optional.empty();
    }

    /** All fields, which are texts, in the order in which they are written. */
    public Map<String, String> allTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : object.keySet()) {
            texts.put(name, text(name));
        }
        return texts;
    }

    /** Whether it is what such a map is written as. Then all of it is known. */
    public boolean isWritten(Map<String, Object> map) {
        boolean same = new Gson().toJson(map).equals(new Gson().toJson(object));
        if (same) {
            asked.addAll(object.keySet());
        }
        return same;
    }

    /** The place of one of its fields in the whole. */
    public String place(String name) {
        return place + name;
    }

    /**
     * Makes something of that field.
     *
     * @throws IllegalArgumentException with its place in front of what is wrong with it
     */
    public <T> T valid(String name, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException invalid) {
            throw at(name).wrong(invalid.getMessage(), invalid);
        }
    }

    /** To be thrown by who knows what is wrong with that field. */
    public IllegalArgumentException wrong(String name, String what) {
        return at(name).wrong(what, null);
    }

    /** Fields that are there, here or in a part, and that nobody asked for. */
    List<Unasked> unasked() {
        List<Unasked> unasked = new ArrayList<>();
        for (String name : object.keySet()) {
            if (!asked.contains(name)) {
                unasked.add(new Unasked(place + name, name, List.copyOf(asked)));
            }
        }
        parts.values().forEach(part -> unasked.addAll(part.unasked()));
        return unasked;
    }

    private Value needed(String name) {
        if (!has(name)) {
            throw wrong(name, "missing");
        }
        return at(name);
    }

    private Value at(String name) {
        return new Value(object.has(name) ? object.get(name) : JsonNull.INSTANCE, place + name);
    }

    private List<Value> elements(String name) {
        return has(name) ? at(name).elements() : List.of();
    }

    private Fields part(Value value) {
        return parts.computeIfAbsent(value.place(), first -> value.fields());
    }
}
