/**
 * Telling a person what a step has done.
 *
 * <p>{@link containers.telling.StepProgram} runs a step's program, and ends it with one line where it fails; an exception
 * that is a {@link containers.telling.OneLine} says which. {@link containers.telling.Advice} adds what usually causes that,
 * and {@link containers.telling.BirthAdvice} is the first of them.
 *
 * <p>{@link containers.telling.Contrast} shows {@link containers.telling.HostFacts} beside a child's. {@code Selection} is the
 * tour, or one step of it; {@code StaleClasses} notices that sources were changed and not compiled.
 */
package containers.telling;
