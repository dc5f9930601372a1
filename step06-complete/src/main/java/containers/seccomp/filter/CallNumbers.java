package containers.seccomp.filter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The table {@code calls.txt}: which number a call has for whom. */
public final class CallNumbers {

    private CallNumbers() {}

    /** The numbers that one kind of program uses, by name. */
    public static Map<String, Integer> of(Abi abi) {
        Map<String, Integer> numbers = new TreeMap<>();
        try (BufferedReader table = new BufferedReader(
                new InputStreamReader(CallNumbers.class.getResourceAsStream("calls.txt"), StandardCharsets.UTF_8))) {
            for (String line = table.readLine(); line != null; line = table.readLine()) {
                String[] row = line.split(" +", -1);
                if (!line.startsWith("#") && !row[abi.column()].equals("-")) {
                    numbers.put(row[0], Integer.valueOf(row[abi.column()]));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Collections.unmodifiableMap(numbers);
    }
}
