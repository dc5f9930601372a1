package containers.companion.state;

import containers.telling.UsageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How far a learner is, in one file that a person can read.
 *
 * @param directory of the learner's files
 */
public record State(Path directory) {

    /** What is written. Of older versions all can be read. */
    private static final String VERSION = "version 2";

    private static final List<String> KNOWN = List.of("version 1", VERSION);

    /**
     * How far with that task.
     *
     * @throws UsageException when the file can't be understood
     */
    public Progress of(String task) throws IOException {
        return all().stream()
                .filter(each -> each.task().equals(task))
                .findFirst()
                .orElseGet(() -> Progress.none(task));
    }

    /** Notes a change, whole or not at all. */
    public void change(String task, UnaryOperator<Progress> change) throws IOException {
        Files.createDirectories(directory);
        // Two checks at once: each counts.
        locked(".lock", () -> {
            Progress changed = change.apply(of(task));
            Stream<Progress> others = all().stream().filter(each -> !each.task().equals(task));
            return write(Stream.concat(others, Stream.of(changed))
                    .map(Progress::line)
                    .toList());
        });
    }

    /** Something that can fail. */
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Does that while no other check is under way: it waits until it is over. */
    public <T> T alone(Work<T> work) throws IOException {
        return locked(".checking", work);
    }

    private <T> T locked(String name, Work<T> work) throws IOException {
        Files.createDirectories(directory);
        try (FileChannel file =
                FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            return work.run();
        }
    }

    private Path write(List<String> lines) throws IOException {
        Path fresh = directory.resolve("progress.new");
        Files.write(fresh, Stream.concat(Stream.of(VERSION), lines.stream()).toList());
        return Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Progress> all() throws IOException {
        if (!Files.exists(file())) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(file());
        if (lines.isEmpty() || !KNOWN.contains(lines.get(0))) {
            throw new UsageException(file() + " isn't of this version of the workshop: move it away to begin anew");
        }
        try {
            return lines.stream().skip(1).map(Progress::of).toList();
        } catch (IllegalArgumentException | DateTimeException broken) {
            throw new UsageException(file() + " is broken: move it away to begin anew (" + broken.getMessage() + ")");
        }
    }

    private Path file() {
        return directory.resolve("progress");
    }
}
