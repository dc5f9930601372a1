import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads the test reports of all runs, prints the tests that no run ran, with the reason, and exits with 1 if there are
 * any that a run could have run.
 */
public class SkippedTests {

    private static final Map<String, String> REASONS = new TreeMap<>();
    private static final TreeSet<String> RAN = new TreeSet<>();

    public static void main(String[] args) throws Exception {
        try (Stream<Path> reports = Files.walk(Path.of(args[0]))) {
            for (Path report : reports.filter(path -> path.toString().endsWith(".xml")).toList()) {
                read(report);
            }
        }
        if (RAN.isEmpty()) {
            throw new IOException("no test reports below " + args[0]);
        }
        REASONS.keySet().removeIf(SkippedTests::ran);
        REASONS.forEach((test, reason) -> System.out.println("skipped everywhere: " + test + ": " + reason));
        System.out.println(RAN.size() + " passed, 0 failed, " + REASONS.size() + " skipped");
        boolean avoidable = REASONS.values().stream().anyMatch(reason -> !reason.contains("v2"));
        System.exit(avoidable ? 1 : 0);
    }

    /** A test that makes several is skipped under its own name, and run under theirs: {@code test()[1]}. */
    private static boolean ran(String test) {
        return RAN.contains(test) || RAN.stream().anyMatch(other -> other.startsWith(test + "("));
    }

    private static void read(Path report) throws Exception {
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            String name = test.getAttribute("classname") + "." + test.getAttribute("name");
            NodeList skipped = test.getElementsByTagName("skipped");
            if (skipped.getLength() == 0) {
                RAN.add(name);
            } else {
                REASONS.put(name, ((Element) skipped.item(0)).getAttribute("message"));
            }
        }
    }
}
