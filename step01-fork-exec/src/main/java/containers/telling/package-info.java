/**
 * Telling a person what a step has done.
 *
 * <p>{@link containers.telling.StepProgram} runs a step's program. Where it fails {@link containers.telling.Failures} tell
 * why: an exception that is a {@link containers.telling.OneLine} has the line, as a person's mistake, the
 * {@link containers.telling.UsageException}; {@link containers.telling.Nearest} is the word that was meant by one that was
 * mistyped. {@link containers.telling.Advice} adds what usually causes a refused call;
 * {@link containers.telling.BirthAdvice} is the first of them.
 *
 * <p>{@link containers.telling.Contrast} shows {@link containers.telling.HostFacts} beside a child's. {@code Selection} is the
 * tour, or one step of it; {@code StaleClasses} notices that sources were changed and not compiled.
 */
package containers.telling;
