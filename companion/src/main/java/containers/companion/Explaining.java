package containers.companion;

import containers.companion.check.Check;
import containers.companion.check.Finding;
import containers.companion.experiment.ListedPlan;
import containers.companion.experiment.Wrapped;
import containers.companion.lab.Lab;
import containers.companion.lab.Starter;
import containers.companion.sandbox.Sandbox;
import containers.telling.UsageException;
import containers.testing.Difference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The learner's plan beside the reference's, part by part. Both are made in a sandbox. */
record Explaining(Desk desk) {

    int explain(String step) throws IOException {
        Lab lab = step.isEmpty() ? desk.task("").lab() : desk.course().lab(step);
        if (lab.needsGroups()) {
            Sandbox.requireControlGroup(lab.step());
        }
        Map<String, String> written = desk.written(lab);
        ListedPlan plan = desk.state().alone(() -> yours(lab, written));
        ListedPlan reference = ListedPlan.of(desk.course(), lab.step(), Optional.empty());
        ListedPlan yours = plan.withFlagsAsIn(reference);
        System.out.println("The plan of step " + lab.step() + " (- yours, + the workshop's)");
        Set<String> parts = new LinkedHashSet<>(reference.parts().keySet());
        parts.addAll(yours.parts().keySet());
        for (String part : parts) {
            print(part, calls(yours, part), calls(reference, part));
        }
        return 0;
    }

    private static List<String> calls(ListedPlan plan, String part) {
        return plan.parts().getOrDefault(part, List.of());
    }

    private static void print(String part, List<String> yours, List<String> reference) {
        boolean same = yours.equals(reference);
        System.out.println(part + (same ? ": the same" : ""));
        for (String call : Difference.between(yours, reference)) {
            new Wrapped("  " + call).lines().forEach(System.out::println);
        }
    }

    private ListedPlan yours(Lab lab, Map<String, String> files) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> gaps = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Starter starter = new Starter(lab, desk.course().reference(lab, file.getKey()));
            String written = file.getValue().replace("\r\n", "\n");
            gaps.addAll(starter.gaps(written));
            texts.put(file.getKey(), starter.filled(written));
        }
        Optional<Finding> broken = Check.compile(desk.course(), lab, texts);
        if (broken.isPresent()) {
            throw new UsageException("your files can't be compiled: ./workshop check shows where");
        }
        if (!gaps.isEmpty()) {
            System.out.println("Not written yet, so as in the workshop: "
                    + String.join(
                            ", ",
                            gaps.stream()
                                    .map(tag -> tag.replaceFirst("^lab-", "").replaceFirst("-\\d+$", ""))
                                    .distinct()
                                    .toList()));
        }
        return ListedPlan.of(
                desk.course(),
                lab.step(),
                Optional.of(desk.course().home().relativize(desk.course().classes(lab))));
    }
}
