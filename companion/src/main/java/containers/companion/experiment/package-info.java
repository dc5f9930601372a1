/**
 * An experiment: a step's container without a part of its plan, beside the whole one.
 *
 * <p>Read {@link containers.companion.experiment.Trial} first, which is run in the sandbox: it takes the step's plan from
 * {@code StepPlans}, and makes a {@code ChangedPlan} of it by a {@link containers.companion.lab.Change}, with what that
 * {@code Selection} leaves. Each list of calls is a {@code Rearrangement} then, which sees from a call's {@code References}
 * what it can't be without. Of both containers there is an {@code Observation}, with {@code Facts} that the kernel shows
 * and its {@code Calls}; {@code Comparison} tells how they differ, in lines that are
 * {@link containers.companion.experiment.Wrapped}.
 *
 * <p>{@link containers.companion.experiment.Experimenting} makes the sandbox around it. {@code PlanListing}
 * prints a plan there, and a {@link containers.companion.experiment.ListedPlan} is what was printed.
 */
package containers.companion.experiment;
