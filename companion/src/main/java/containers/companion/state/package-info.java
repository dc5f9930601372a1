/**
 * What is remembered of a learner: {@link containers.companion.state.State}, with the
 * {@link containers.companion.state.Progress} of each task.
 */
package containers.companion.state;
