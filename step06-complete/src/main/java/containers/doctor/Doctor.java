package containers.doctor;

import containers.bridge.BridgeTrial;
import containers.cgroups.hierarchy.Hierarchies;
import containers.namespaces.User;
import containers.telling.Advice;
import containers.telling.HostFacts;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at this machine for what the steps need, and says what is missing. */
public final class Doctor {

    private static final String USAGE = """
            Usage: ./contain doctor [--json]

            Looks for what the steps need on this machine, for the user who calls it, and says how to
            get what is missing. With --json as one line for programs.

            Exit status: 0 when all that the steps need is there, 1 when something is missing.
            """;

    private static final int INCOMPLETE = 1;

    private final Machine machine;
    private final User user;
    private final String name;
    private final Advice advice;

    /**
     * Knows this machine and this user.
     *
     * @param advice what is known about refused calls
     */
    public Doctor(Advice advice) {
        this.machine = Machine.current();
        this.user = User.current();
        this.name = System.getProperty("user.name");
        this.advice = advice;
    }

    /**
     * Carries out the words behind {@code doctor}.
     *
     * @return the exit status: 0 when all that the steps need is there, 1 otherwise
     * @throws UsageException when a word isn't known
     */
    public int run(List<String> words) throws IOException {
        if (words.equals(List.of("--help")) || words.equals(List.of("-h"))) {
            System.out.print(USAGE);
            return 0;
        }
        boolean json = words.equals(List.of("--json"));
        if (!json && !words.isEmpty()) {
            throw new UsageException("doctor takes --json or nothing, not '" + String.join(" ", words) + "'");
        }
        Report report = examine();
        List<String> lines = json ? List.of(report.json(HostFacts.hostname(), name)) : report.lines();
        lines.forEach(System.out::println);
        return report.isComplete() ? 0 : INCOMPLETE;
    }

    /**
     * What this machine lacks for a step and for the container in which a learner's answer to it runs.
     *
     * @param step its number, from 1 to 6
     * @return lines for a person; none where both work here
     */
    public List<String> missingFor(int step) throws IOException {
        List<Check> trials = trials();
        boolean works = trials.get(step - 1).look().isThere()
                && trials.get(trials.size() - 1).look().isThere();
        return works ? List.of() : examine().onlyMissing().lines();
    }

    private List<Check> trials() {
        Trials trials = new Trials(advice);
        return List.of(trials::step1, trials::step2, trials::step3, trials::step4, trials::step5, trials::step6);
    }

    /** A way to look at one thing. */
    private interface Check {
        Finding look() throws IOException;
    }

    /** First what the machine's files tell, since a person can read that there, too; then what the kernel does. */
    private Report examine() throws IOException {
        JavaChecks java = new JavaChecks(JavaChecks.kit(), Path.of(User.cache()));
        KernelChecks kernel = new KernelChecks(machine);
        UserChecks users = new UserChecks(machine, user, name);
        GroupChecks groups = new GroupChecks(Hierarchies.current(), user.isRoot());
        NetworkChecks network = new NetworkChecks(user.isRoot(), BridgeTrial::refusals, NetworkChecks::withoutPasta);
        List<Check> checks = new ArrayList<>(List.of(
                java::jdk,
                java::disk,
                kernel::version,
                kernel::windows,
                kernel::outside,
                kernel::namespaces,
                kernel::memoryFiles,
                kernel::seccomp,
                users::userNamespaces,
                users::otherUsers,
                groups::limits,
                groups::io,
                network::wayOut));
        checks.add(new LayerTrial(advice, user)::overlay);
        checks.addAll(trials());
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            findings.add(check.look());
        }
        return new Report(findings);
    }
}
