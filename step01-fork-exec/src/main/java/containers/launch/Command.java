package containers.launch;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_DIRECTORY;
import static containers.calls.OpenFlag.O_PATH;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Telling;
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

    /** The command is there, and can't be run. */
    private static final int CANNOT_INVOKE = 126;

    /** The command isn't there. */
    private static final int NOT_FOUND = 127;

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

    // tag::calls[]
    /** The last calls of every child. */
    public void addTo(CallList child) {
        enterWorkingDirectory(child);
        addExecve(child);
    }
    // end::calls[]

    /**
     * Below {@code /} there are links that lead out of every root: those in {@code /proc} to open files. So the path isn't
     * given to chdir(2), which follows them.
     */
    private void enterWorkingDirectory(CallList child) {
        List<Telling> telling = List.of(Telling.of(
                Telling.RUNNER_FAILED,
                "the working directory '" + workingDirectory + "' can't be entered in the container"));
        child.add(DirectoryCalls.chdir("/"));
        if (!workingDirectory.equals("/")) {
            // tag::lab-directory[]
            Argument.Result directory =
                    child.add(FileCalls.openat2_in_root(workingDirectory, O_PATH, O_DIRECTORY, O_CLOEXEC), telling);
            child.add(DirectoryCalls.fchdir(directory), telling);
            child.add(FileCalls.close(directory));
            // end::lab-directory[]
        }
    }

    /**
     * One execve for each directory in which the program may be, as execvp(3) does: the first that succeeds is the last
     * that is made. The kernel looks, with the child's root directory and the child's rights, not this process.
     */
    private void addExecve(CallList child) {
        Argument.Texts argv = Argument.Texts.of(arguments);
        Argument.Texts envp = Argument.Texts.of(environmentEntries());
        List<String> paths = candidates();
        // tag::lab-exec[]
        for (String path : paths.subList(0, paths.size() - 1)) {
            child.attempt(ProcessCalls.execve(path, argv, envp), tellings());
        }
        child.add(ProcessCalls.execve(paths.get(paths.size() - 1), argv, envp), tellings());
        // end::lab-exec[]
    }

    /** Why a command can't be run, in words, and with a shell's exit statuses. */
    private List<Telling> tellings() {
        String program = "'" + arguments.get(0) + "'";
        String missing = program + " isn't in the container (or the interpreter that it names isn't)";
        return List.of(
                Telling.on(Errno.ENOENT, NOT_FOUND, missing),
                Telling.on(Errno.ENOTDIR, NOT_FOUND, missing),
                Telling.on(
                        Errno.E2BIG,
                        CANNOT_INVOKE,
                        "the arguments and the environment of " + program + " are longer than the kernel takes"),
                Telling.on(
                        Errno.ENOEXEC,
                        CANNOT_INVOKE,
                        program + " isn't a program for this machine, or a script without '#!' in its first line"),
                Telling.on(
                        Errno.EACCES,
                        CANNOT_INVOKE,
                        program + " is a directory, or a file that may not be run (chmod +x; a mount with noexec)"),
                Telling.of(CANNOT_INVOKE, program + " can't be run"));
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
