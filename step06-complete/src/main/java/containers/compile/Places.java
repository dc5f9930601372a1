package containers.compile;

import containers.kernel.Argument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where a text stands in a file. */
final class Places {

    private Places() {}

    /** The address of each place. */
    static List<Argument> of(String text, Argument.Bytes file) {
        String content = new String(file.content(), StandardCharsets.ISO_8859_1);
        List<Argument> places = new ArrayList<>();
        for (int at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) {
            places.add(new Argument.Inside(file, at));
        }
        return places;
    }
}
