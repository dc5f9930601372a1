package containers.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/**
 * One value, and where in the whole it stands: {@code syscalls[3].args[0].op}.
 *
 * @param element what is there
 * @param place where
 */
record Value(JsonElement element, String place) {

    /** No text that a kernel takes has a zero byte in it: it would end there. */
    String text() {
        if (!(element instanceof JsonPrimitive primitive) || !primitive.isString()) {
            throw wrong("not a text");
        }
        String text = element.getAsString();
        if (text.indexOf('\0') >= 0) {
            throw wrong("a text can't contain a zero byte");
        }
        return text;
    }

    boolean isTrue() {
        if (!(element instanceof JsonPrimitive primitive) || !primitive.isBoolean()) {
            throw wrong("not true or false");
        }
        return primitive.getAsBoolean();
    }

    /** A whole number of up to 64 bits, which have no sign. */
    long number() {
        try {
            return Long.parseUnsignedLong(digits());
        } catch (NumberFormatException tooLarge) {
            throw wrong("not a whole number from 0 to 2^64 - 1", tooLarge);
        }
    }

    /** A whole number of 64 bits, of which one is the sign. */
    long signed() {
        try {
            return Long.parseLong(digits());
        } catch (NumberFormatException tooLarge) {
            throw wrong("not a whole number from -2^63 to 2^63 - 1", tooLarge);
        }
    }

    private String digits() {
        if (!(element instanceof JsonPrimitive primitive) || !primitive.isNumber()) {
            throw wrong("not a number");
        }
        return primitive.getAsString();
    }

    /** What is in a list. */
    List<Value> elements() {
        if (!element.isJsonArray()) {
            throw wrong("not a list");
        }
        List<Value> elements = new ArrayList<>();
        for (JsonElement each : element.getAsJsonArray()) {
            elements.add(new Value(each, place + "[" + elements.size() + "]"));
        }
        return elements;
    }

    /** An object. */
    Fields fields() {
        if (!element.isJsonObject()) {
            throw wrong("not an object");
        }
        return new Fields(element.getAsJsonObject(), place + ".");
    }

    /** Whether it is more than nothing: no empty text, list or object, not false. */
    boolean says() {
        if (element instanceof JsonPrimitive primitive) {
            return !(primitive.isString() && primitive.getAsString().isEmpty())
                    && !(primitive.isBoolean() && !primitive.getAsBoolean());
        }
        return element.isJsonArray()
                ? !element.getAsJsonArray().isEmpty()
                : !element.getAsJsonObject().isEmpty();
    }

    private IllegalArgumentException wrong(String what) {
        return wrong(what, null);
    }

    /** To be thrown by who knows what is wrong with it. */
    IllegalArgumentException wrong(String what, Throwable cause) {
        return new IllegalArgumentException(place + ": " + what, cause);
    }
}
