package containers.json;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
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
 * know all that is there, looks at {@link #unasked} in the end.
 */
public final class Fields {

    private final JsonObject object;
    private final String place;
    private final Set<String> asked = new TreeSet<>();
    private final Map<String, Fields> parts = new LinkedHashMap<>();

    private Fields(JsonObject object, String place) {
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
        if (!has(name)) {
            return false;
        }
        JsonElement field = object.get(name);
        if (field instanceof JsonPrimitive primitive) {
            return !(primitive.isString() && primitive.getAsString().isEmpty())
                    && !(primitive.isBoolean() && !primitive.getAsBoolean());
        }
        return field instanceof JsonArray array ? !array.isEmpty() : !((JsonObject) field).isEmpty();
    }

    public String text(String name) {
        return text(field(name), place + name);
    }

    /** Empty where it is missing. */
    public Optional<String> givenText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** False where it is missing. */
    public boolean isTrue(String name) {
        if (!has(name)) {
            return false;
        }
        if (!(object.get(name) instanceof JsonPrimitive field) || !field.isBoolean()) {
            throw wrong(name, "not true or false");
        }
        return field.getAsBoolean();
    }

    /** A whole number of up to 64 bits, which have no sign. */
    public long number(String name) {
        try {
            return Long.parseUnsignedLong(digits(name));
        } catch (NumberFormatException tooLarge) {
            throw wrong(place + name, "not a whole number from 0 to 2^64 - 1", tooLarge);
        }
    }

    /** A whole number of 64 bits, of which one is the sign. */
    public long signed(String name) {
        try {
            return Long.parseLong(digits(name));
        } catch (NumberFormatException tooLarge) {
            throw wrong(place + name, "not a whole number from -2^63 to 2^63 - 1", tooLarge);
        }
    }

    private String digits(String name) {
        JsonElement field = field(name);
        if (!field.isJsonPrimitive() || !field.getAsJsonPrimitive().isNumber()) {
            throw wrong(name, "not a number");
        }
        return field.getAsString();
    }

    /** None where it is missing. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonElement each : array(name)) {
            texts.add(text(each, place + name + "[" + texts.size() + "]"));
        }
        return texts;
    }

    /** Whole numbers without a sign; none where it is missing. */
    public List<Long> numbers(String name) {
        List<Long> numbers = new ArrayList<>();
        for (JsonElement each : array(name)) {
            JsonObject one = new JsonObject();
            one.add("", each);
            numbers.add(new Fields(one, place + name + "[" + numbers.size() + "]").number(""));
        }
        return numbers;
    }

    /** None where it is missing. */
    public List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (JsonElement each : array(name)) {
            objects.add(part(each, place + name + "[" + objects.size() + "]"));
        }
        return objects;
    }

    public Optional<Fields> object(String name) {
        return has(name) ? Optional.of(part(object.get(name), place + name)) : Optional.empty();
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
            throw wrong(place + name, invalid.getMessage(), invalid);
        }
    }

    /** To be thrown by who knows what is wrong with that field. */
    public IllegalArgumentException wrong(String name, String what) {
        return wrong(place + name, what, null);
    }

    /**
     * A field that is there, here or in a part, and that nobody asked for.
     *
     * @param place where it is
     * @param name how it is called there
     * @param others the names that were asked for at this place
     */
    public record Unasked(String place, String name, List<String> others) {
        public Unasked {
            others = List.copyOf(others);
        }
    }

    /** All those. */
    public List<Unasked> unasked() {
        List<Unasked> unasked = new ArrayList<>();
        for (String name : object.keySet()) {
            if (!asked.contains(name)) {
                unasked.add(new Unasked(place + name, name, List.copyOf(asked)));
            }
        }
        parts.values().forEach(part -> unasked.addAll(part.unasked()));
        return unasked;
    }

    private JsonElement field(String name) {
        if (!has(name)) {
            throw wrong(name, "missing");
        }
        return object.get(name);
    }

    private JsonArray array(String name) {
        if (!has(name)) {
            return new JsonArray();
        }
        if (!object.get(name).isJsonArray()) {
            throw wrong(name, "not a list");
        }
        return object.get(name).getAsJsonArray();
    }

    private Fields part(JsonElement element, String where) {
        if (!element.isJsonObject()) {
            throw wrong(where, "not an object", null);
        }
        return parts.computeIfAbsent(where, first -> new Fields(element.getAsJsonObject(), where + "."));
    }

    /** No text that a kernel takes has a zero byte in it: it would end there. */
    private static String text(JsonElement element, String place) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw wrong(place, "not a text", null);
        }
        String text = element.getAsString();
        if (text.indexOf('\0') >= 0) {
            throw wrong(place, "a text can't contain a zero byte", null);
        }
        return text;
    }

    private static IllegalArgumentException wrong(String place, String what, Throwable cause) {
        return new IllegalArgumentException(place + ": " + what, cause);
    }
}
