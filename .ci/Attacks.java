import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what each run of the suite wrote about its attacks, a directory {@code attacks} each, and prints one table: a line for
 * an attack, a column for a run. With a {@code +} it also got through where the lock was off.
 */
public class Attacks {

    public static void main(String[] args) throws IOException {
        Map<String, Map<String, String>> runs = new TreeMap<>();
        try (Stream<Path> directories = Files.list(Path.of(args[0]))) {
            for (Path run : directories.filter(each -> Files.isDirectory(each.resolve("attacks"))).toList()) {
                runs.put(run.getFileName().toString(), results(run.resolve("attacks")));
            }
        }
        Set<String> attacks = new TreeSet<>();
        runs.values().forEach(run -> attacks.addAll(run.keySet()));
        System.out.println("attack | " + String.join(" | ", runs.keySet()));
        for (String attack : attacks) {
            System.out.println(attack + " | "
                    + runs.values().stream().map(run -> run.getOrDefault(attack, "-")).collect(Collectors.joining(" | ")));
        }
        System.out.println(attacks.size() + " attacks");
    }

    private static Map<String, String> results(Path directory) throws IOException {
        Map<String, String> results = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            for (String line : lines) {
                String[] words = line.split(" \\| ", -1);
                int last = words.length - 1;
                String attack = String.join(": ", List.of(words).subList(0, last - 1));
                results.put(attack, words[last - 1] + (words[last].equals("gets through") ? " +" : ""));
            }
        }
        return results;
    }
}
