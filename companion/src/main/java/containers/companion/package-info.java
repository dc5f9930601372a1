/**
 * The learner's companion, {@code ./workshop}. Read {@link containers.companion.Workshop} first; {@code Tour} and
 * {@code Marking} are its commands, {@code Desk} is what they work with.
 */
package containers.companion;
