/**
 * The check of a task: compiled here, run in the sandbox, judged by what the kernel shows.
 *
 * <p>Read {@link containers.companion.check.Check} first. It compiles {@link containers.companion.check.LearnersCode},
 * compares its {@code Signatures} with the reference's, and has {@link containers.companion.check.Judge} look at each
 * requirement, which comes to a {@link containers.companion.check.Finding}.
 */
package containers.companion.check;
