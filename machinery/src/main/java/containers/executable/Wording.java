package containers.executable;

import containers.kernel.Errno;
import containers.kernel.KernelText;
import java.util.Arrays;

/** Texts, one behind the other. They become bytes all at once: that takes much less time than each alone. */
final class Wording {

    private final StringBuilder all = new StringBuilder(1 << 16);

    // Two for each text: where it begins, and where it ends.
    private int[] places = new int[1 << 11];
    private int count;

    /** Writes what is behind the last text. */
    StringBuilder more() {
        return all;
    }

    /** Adds a text. The first has the number 0. */
    int add(String text) {
        begin();
        all.append(text);
        return end();
    }

    /** Adds an error's name and description. */
    int add(Errno errno) {
        begin();
        errno.write(all);
        return end();
    }

    /** Adds as a text what will be written until its end. */
    void begin() {
        mark();
    }

    /** Ends it there, and returns its number. */
    int end() {
        mark();
        return count / 2 - 1;
    }

    private void mark() {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = all.length();
    }

    /** Whether it is the same as that one. */
    boolean is(int text, String other) {
        return length(text) == other.length()
                && all.substring(place(text), end(text)).equals(other);
    }

    /** Where it begins. */
    int place(int text) {
        return places[2 * text];
    }

    /** Where it ends. */
    int end(int text) {
        return places[2 * text + 1];
    }

    int length(int text) {
        return end(text) - place(text);
    }

    /** All of it. From then on the places are those of bytes, and nothing can be added. */
    byte[] bytes() {
        String text = all.toString();
        byte[] bytes = KernelText.bytes(text);
        if (bytes.length != text.length()) {
            countBytes(text);
        }
        return bytes;
    }

    /** Some character has more than one. */
    private void countBytes(String text) {
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += KernelText.bytes(text.substring(from, places[i])).length;
            from = places[i];
            places[i] = bytes;
        }
    }
}
