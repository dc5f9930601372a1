/**
 * A lab: what a learner writes of a step, and what the kernel has to show then.
 *
 * <p>Read {@link containers.companion.lab.Course} first, all labs; then {@link containers.companion.lab.Lab} and
 * {@link containers.companion.lab.Task}, with its {@link containers.companion.lab.Question},
 * {@link containers.companion.lab.Requirement} and {@link containers.companion.lab.Hint}, which answers a
 * {@link containers.companion.lab.Failure}. {@link containers.companion.lab.LabFile} reads them, with {@code Entries}.
 *
 * <p>An {@link containers.companion.lab.Experiment} makes a {@link containers.companion.lab.Change} to a step's plan.
 *
 * <p>{@link containers.companion.lab.SourceFile} finds each {@link containers.companion.lab.Region} of a step's source;
 * {@link containers.companion.lab.Starter} takes them out.
 */
package containers.companion.lab;
