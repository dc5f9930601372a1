package containers.companion.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A YAML mapping, with words for what is wrong in it.
 *
 * @param map as it was read
 */
record Entries(Map<?, ?> map) {

    static Entries of(Object read) {
        if (read instanceof Map<?, ?> map) {
            return new Entries(map);
        }
        throw new IllegalArgumentException("names and values are expected in place of '" + read + "'");
    }

    Optional<String> word(String name) {
        return Optional.ofNullable(map.get(name)).map(value -> value.toString().strip());
    }

    String text(String name) {
        return word(name).orElseThrow(() -> missing(name));
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    Entries entries(String name) {
        return of(Optional.ofNullable(map.get(name)).orElseThrow(() -> missing(name)));
    }

    Entries entriesOrNone(String name) {
        return map.get(name) == null ? new Entries(Map.of()) : entries(name);
    }

    <T> List<T> list(String name, Function<Object, T> each) {
        if (map.get(name) instanceof List<?> list) {
            return list.stream().<T>map(each).toList();
        }
        throw missing(name);
    }

    <T> List<T> listOrNone(String name, Function<Object, T> each) {
        return map.get(name) == null ? List.of() : list(name, each);
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("'" + name + "' is missing");
    }
}
