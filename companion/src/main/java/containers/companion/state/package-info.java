/**
 * What is remembered of a learner: {@link containers.companion.state.State}, with the
 * {@link containers.companion.state.Progress} of each task, and how long the learner has
 * {@link containers.companion.state.Worked} at it.
 */
package containers.companion.state;
