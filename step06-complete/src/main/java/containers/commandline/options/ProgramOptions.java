package containers.commandline.options;

import containers.namespaces.Hostname;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person asked for: the command and how it is called, where it starts, its terminal, its init. */
public final class ProgramOptions {

    private Optional<Hostname> hostname = Optional.empty();
    private Optional<String> domain = Optional.empty();
    private List<String> command = List.of();
    private Optional<String> entrypoint = Optional.empty();
    private String workingDirectory = "/";
    private boolean init;
    private boolean terminal;
    private boolean interactive;

    /**
     * Its names.
     *
     * @param usual for a container that was given none
     */
    public Hostname hostname(String usual) {
        Hostname name = hostname.isPresent() ? hostname.get() : new Hostname(usual);
        return domain.isPresent() ? name.in(domain.get()) : name;
    }

    public boolean isNamed() {
        return hostname.isPresent() || domain.isPresent();
    }

    /** The program and its arguments; empty for a shell. */
    public List<String> command() {
        if (entrypoint.isEmpty()) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of(entrypoint.get()));
        all.addAll(command);
        return List.copyOf(all);
    }

    /** Where the command starts: an absolute path. */
    public String workingDirectory() {
        return workingDirectory;
    }

    /** Whether PID 1 is a program of ours, and the command its child. */
    public boolean init() {
        return init;
    }

    /** Whether it is to have a terminal, or else not be started. Otherwise it has one where the runner has. */
    public boolean terminal() {
        return terminal;
    }

    /** Whether what is typed is the container's also where it has no terminal. */
    public boolean interactive() {
        return interactive;
    }

    public void readHostname(String name) {
        hostname = Optional.of(UsageException.unlessValid(() -> new Hostname(name)));
    }

    public void readDomain(String name) {
        UsageException.unlessValid(() -> new Hostname("checked").in(name));
        domain = Optional.of(name);
    }

    /** An empty one takes an image's away, and there are no images. */
    public void readEntrypoint(String program) {
        entrypoint = program.isEmpty() ? Optional.empty() : Optional.of(program);
    }

    public void readWorkingDirectory(String directory) {
        if (!directory.startsWith("/")) {
            throw new UsageException("the working directory must be an absolute path, not '" + directory + "'");
        }
        workingDirectory = directory;
    }

    public void wantTerminal() {
        terminal = true;
    }

    public void wantInput() {
        interactive = true;
    }

    public void wantInit() {
        init = true;
    }

    public void readCommand(List<String> words) {
        command = List.copyOf(words);
    }
}
