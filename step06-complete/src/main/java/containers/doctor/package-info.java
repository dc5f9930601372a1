/**
 * The command {@code ./contain doctor}: whether this machine has what the steps need, for this user.
 *
 * <p>{@link containers.doctor.Doctor} is where to begin. Each {@code Finding} has a {@code Verdict}. What the machine's files
 * tell about it comes from {@code Machine}, in four groups: {@code JavaChecks}, {@code KernelChecks}, {@code UserChecks} and
 * {@code GroupChecks}; {@code NetworkChecks} ask the kernel. Then {@code LayerTrial} and {@code Trials} start each step's child, since only the kernel knows all its own reasons. Both kinds
 * of reader are served by {@code Report}.
 */
package containers.doctor;
