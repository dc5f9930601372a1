package containers.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.internal.LazilyParsedNumber;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that is one JSON object: RFC 8259, and no name twice in an object. */
final class JsonText {

    /** Objects in objects; a container's configuration has eight. Who reads more deeply runs out of stack. */
    private static final int DEEPEST = 20;

    private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

    private JsonText() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is something else: one line
     */
    static JsonObject read(String text) {
        if (text.startsWith("\uFEFF")) { // The library would leave it out. RFC 8259, 8.1: nobody adds it.
            throw new IllegalArgumentException("not JSON: it begins with a byte order mark");
        }
        try {
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(DEEPEST);
            if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                reader.skipValue();
                throw new IllegalArgumentException("not one JSON object");
            }
            JsonObject whole = object(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalArgumentException("not one JSON object");
            }
            return whole;
        } catch (IOException | JsonParseException malformed) {
            throw new IllegalArgumentException("not JSON" + position(malformed), malformed);
        }
    }

    private static String position(Exception malformed) {
        Matcher place = PLACE.matcher(String.valueOf(malformed.getMessage()));
        return place.find() ? " at line " + place.group(1) + ", column " + place.group(2) : "";
    }

    /** The library's own reader takes the last of two fields with one name. What does a person mean who wrote both? */
    private static JsonObject object(JsonReader reader) throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (object.has(name)) {
                throw new IllegalArgumentException(
                        reader.getPath().replaceFirst("^\\$\\.", "") + ": it is there twice");
            }
            object.add(name, element(reader));
        }
        reader.endObject();
        return object;
    }

    private static JsonArray array(JsonReader reader) throws IOException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(element(reader));
        }
        reader.endArray();
        return array;
    }

    private static JsonElement element(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader);
            case BEGIN_ARRAY -> array(reader);
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> new JsonPrimitive(new LazilyParsedNumber(reader.nextString()));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            default -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
        };
    }
}
