package containers.seccomp.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object of JSON: its fields, by their names. One that is null is as good as missing, and one that nobody asks for may be
 * there, as the runtime-spec wants it.
 *
 * <p>What is wrong is told with its place: {@code syscalls[3].args[0].op}.
 */
final class Fields {

    /** Objects in objects; a profile has four. Who reads more deeply runs out of stack. */
    private static final int DEEPEST = 20;

    private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

    private final JsonObject object;
    private final String place;

    private Fields(JsonObject object, String place) {
        this.object = object;
        this.place = place;
    }

    /** Reads a text that is an object, and nothing else. */
    static Fields parse(String text) {
        try {
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(DEEPEST);
            JsonElement whole = JsonParser.parseReader(reader);
            if (!whole.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalArgumentException("not one JSON object");
            }
            return new Fields(whole.getAsJsonObject(), "");
        } catch (IOException | JsonParseException malformed) {
            throw new IllegalArgumentException("not JSON" + position(malformed), malformed);
        }
    }

    private static String position(Exception malformed) {
        Matcher place = PLACE.matcher(String.valueOf(malformed.getMessage()));
        return place.find() ? " at line " + place.group(1) + ", column " + place.group(2) : "";
    }

    boolean has(String name) {
        return object.has(name) && !object.get(name).isJsonNull();
    }

    String text(String name) {
        return text(field(name), place + name);
    }

    /** A whole number of up to 64 bits, which have no sign. */
    long number(String name) {
        JsonElement field = field(name);
        try {
            if (field.isJsonPrimitive() && field.getAsJsonPrimitive().isNumber()) {
                return Long.parseUnsignedLong(field.getAsString());
            }
        } catch (NumberFormatException tooLarge) {
            throw wrong(place + name, "not a whole number from 0 to 2^64 - 1", tooLarge);
        }
        throw wrong(place + name, "not a number", null);
    }

    /** None where it is missing. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonElement each : array(name)) {
            texts.add(text(each, place + name + "[" + texts.size() + "]"));
        }
        return texts;
    }

    /** None where it is missing. */
    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (JsonElement each : array(name)) {
            objects.add(of(each, place + name + "[" + objects.size() + "]"));
        }
        return objects;
    }

    Optional<Fields> object(String name) {
        return has(name) ? Optional.of(of(object.get(name), place + name)) : Optional.empty();
    }

    /** To be thrown by who knows what is wrong with that field. */
    IllegalArgumentException wrong(String name, String what) {
        return wrong(place + name, what, null);
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

    private static Fields of(JsonElement element, String place) {
        if (!element.isJsonObject()) {
            throw wrong(place, "not an object", null);
        }
        return new Fields(element.getAsJsonObject(), place + ".");
    }

    private static String text(JsonElement element, String place) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw wrong(place, "not a text", null);
        }
        return element.getAsString();
    }

    private static IllegalArgumentException wrong(String place, String what, Throwable cause) {
        return new IllegalArgumentException(place + ": " + what, cause);
    }
}
