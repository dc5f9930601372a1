/**
 * The learner's companion, {@code ./workshop}. Read {@link containers.companion.Workshop} first; {@code Tour},
 * {@code Marking}, {@code Watching}, {@code Hints}, {@code Quiz}, {@code Trying}, {@code Explaining}, {@code Report} and
 * {@code Clean} are its commands, {@code Desk} is what they work with.
 * {@code Paragraphs} fit a terminal.
 */
package containers.companion;
