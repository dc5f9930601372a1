/**
 * The command {@code ./contain}.
 *
 * <p>{@link containers.runner.Contain} is where it begins; {@code Runner} runs a container, in one of the ways of
 * {@code Way}, with a {@code Networking}; {@code SpecCommand} prints one. {@code GivenWords} are a person's words as they were typed. {@code ImageAdvice} is for who gave an
 * {@code ImageName}; {@code Afterwords} is Java's part after the container's end. {@link containers.runner.Step06Complete}
 * is the step's demonstration.
 */
package containers.runner;
