package containers.launch;

import containers.kernel.CallList;
import containers.kernel.FileCalls;
import containers.kernel.ProcessCalls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a child runs: a program with its arguments, its environment and its working directory.
 *
 * @param arguments the program's name first, as in C's {@code argv}
 * @param environment names to values; {@code PATH} also says where the program is looked for
 * @param workingDirectory an absolute path
 */
public record Command(List<String> arguments, Map<String, String> environment, String workingDirectory) {

    public static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public Command {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command needs at least the name of a program");
        }
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** A command with an environment of just a {@code PATH}, that starts in {@code /}. */
    public static Command of(String... arguments) {
        return new Command(List.of(arguments), Map.of("PATH", DEFAULT_PATH), "/");
    }

    /** The last calls of every child. */
    // tag::calls[]
    public void addTo(CallList child) {
        child.add(FileCalls.chdir(workingDirectory));
        child.add(FileCalls.close_range(3));
        child.add(ProcessCalls.rt_sigprocmask_empty());
        addExecve(child);
    }
    // end::calls[]

    /**
     * One execve for each directory in which the program may be, as execvp(3) does: the first that succeeds is the last
     * that is made. The kernel looks, with the child's root directory and the child's rights, not this process.
     */
    private void addExecve(CallList child) {
        List<String> paths = candidates();
        for (String path : paths.subList(0, paths.size() - 1)) {
            child.attempt(ProcessCalls.execve(path, arguments, environmentEntries()));
        }
        child.add(ProcessCalls.execve(paths.get(paths.size() - 1), arguments, environmentEntries()));
    }

    private List<String> candidates() {
        String program = arguments.get(0);
        if (program.isEmpty() || program.indexOf('/') >= 0) {
            return List.of(program);
        }
        List<String> paths = new ArrayList<>();
        for (String directory : environment.getOrDefault("PATH", DEFAULT_PATH).split(":", -1)) {
            paths.add((directory.isEmpty() ? "." : directory) + "/" + program);
        }
        return paths;
    }

    private List<String> environmentEntries() {
        List<String> entries = new ArrayList<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            entries.add(variable.getKey() + "=" + variable.getValue());
        }
        return entries;
    }
}
