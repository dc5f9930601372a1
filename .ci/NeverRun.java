import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads the test reports of all runs, a directory each, and prints what each run skipped and why; then their union. A
 * test that no run ran fails the check.
 */
public class NeverRun {

    /** What one run did: the tests that it ran, and those it skipped with the reason for each. */
    private record Run(String name, Set<String> ran, Map<String, String> skipped) {

        static Run read(Path directory) throws Exception {
            Run run = new Run(directory.getFileName().toString(), new TreeSet<>(), new TreeMap<>());
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path report : files.filter(file -> file.toString().endsWith(".xml")).toList()) {
                    run.add(report);
                }
            }
            run.skipped.keySet().removeIf(run::hasRun);
            return run;
        }

        private void add(Path report) throws Exception {
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                String name = test.getAttribute("classname") + "." + test.getAttribute("name");
                NodeList reasons = test.getElementsByTagName("skipped");
                if (reasons.getLength() == 0) {
                    ran.add(name);
                } else {
                    skipped.put(name, reason((Element) reasons.item(0)));
                }
            }
        }

        /** A condition's reason is an attribute; that of an assumption is in the first line of its stack trace. */
        private static String reason(Element skipped) {
            String message = skipped.getAttribute("message");
            return message.isBlank() ? skipped.getTextContent().strip().lines().findFirst().orElse("no reason") : message;
        }

        /**
         * A test that makes several is skipped under its own name, {@code test} or {@code test(int)}, and run under
         * theirs: {@code test(int)[1]}.
         */
        boolean hasRun(String test) {
            return ran.stream()
                    .anyMatch(other -> other.equals(test) || other.startsWith(test + "(") || other.startsWith(test + "["));
        }

        void print() {
            System.out.println(name + ": " + ran.size() + " ran, " + skipped.size() + " skipped");
            Map<String, Integer> reasons = new TreeMap<>();
            skipped.values().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
            reasons.forEach((reason, count) -> System.out.println("    " + count + ": " + reason));
        }
    }

    public static void main(String[] args) throws Exception {
        List<Run> runs = runs(Path.of(args[0]));
        runs.forEach(Run::print);

        Set<String> ran = new TreeSet<>();
        Map<String, String> nowhere = new TreeMap<>();
        runs.forEach(run -> ran.addAll(run.ran));
        runs.forEach(run -> nowhere.putAll(run.skipped));
        nowhere.keySet().removeIf(test -> runs.stream().anyMatch(run -> run.hasRun(test)));

        nowhere.forEach((test, reason) -> System.out.println("skipped everywhere: " + test + ": " + reason));
        System.out.println("all " + runs.size() + " runs together: " + ran.size() + " passed, " + nowhere.size()
                + " skipped everywhere");
        System.exit(nowhere.isEmpty() ? 0 : 1);
    }

    private static List<Run> runs(Path results) throws Exception {
        List<Run> runs = new ArrayList<>();
        try (Stream<Path> directories = Files.list(results).filter(Files::isDirectory).sorted()) {
            for (Path directory : directories.toList()) {
                Run run = Run.read(directory);
                if (run.ran.isEmpty()) {
                    throw new IOException("no test reports below " + directory);
                }
                runs.add(run);
            }
        }
        return runs;
    }
}
