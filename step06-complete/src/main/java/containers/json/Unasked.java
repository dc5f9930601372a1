package containers.json;

import java.util.List;

/**
 * A field that is there, and that nobody asked for.
 *
 * @param place where it is
 * @param name how it is called there
 * @param others the names that were asked for at this place
 */
record Unasked(String place, String name, List<String> others) {
    Unasked {
        others = List.copyOf(others);
    }
}
