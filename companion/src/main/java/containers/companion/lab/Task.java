package containers.companion.lab;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A piece of a step that the learner writes.
 *
 * @param name unique in its step: small letters and hyphens
 * @param title what it is about, in a few words
 * @param todo what to do, on one line
 * @param sources the files that have its regions, relative to the module's sources
 * @param text what to do and what it takes, at length
 * @param predict a question before
 * @param requires what has to be true, in the order in which it is looked at
 * @param hints answers to failures; the first that fits is given
 * @param direction where to look next, for who needs more than a hint
 * @param after a question about what was seen
 * @param starterFails the method of the requirement that an untouched starter doesn't meet
 */
public record Task(
        String name,
        String title,
        String todo,
        List<String> sources,
        String text,
        Question predict,
        List<Requirement> requires,
        List<Hint> hints,
        String direction,
        Question after,
        String starterFails) {

    public Task {
        sources = List.copyOf(sources);
        requires = List.copyOf(requires);
        hints = List.copyOf(hints);
        if (!name.matches("[a-z][a-z-]*")) {
            throw new IllegalArgumentException("a task's name has small letters and hyphens: '" + name + "'");
        }
        if (sources.isEmpty()
                || requires.isEmpty()
                || Stream.of(todo, text, direction).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("task " + name + " lacks sources, requirements, or words");
        }
        String fails = starterFails;
        if (requires.stream().noneMatch(each -> each.method().equals(fails))) {
            throw new IllegalArgumentException("task " + name + " has no requirement " + fails);
        }
    }

    /** Whether a tag in the sources is that of one of its regions: {@code lab-NAME}, {@code lab-NAME-2}. */
    public boolean hasRegion(String tag) {
        return tag.matches("lab-" + name + "(-\\d+)?");
    }

    /** The hint for that failure. */
    public Optional<Hint> hint(Failure failure) {
        return hints.stream().filter(hint -> hint.fits(failure)).findFirst();
    }
}
