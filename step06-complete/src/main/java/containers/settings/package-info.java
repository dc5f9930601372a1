/**
 * Settings of the kernel's that each process, or each namespace, has for itself.
 *
 * <p>{@link containers.settings.Rlimit} is the entrance: how far each process may go in files, memory, time, with
 * {@link containers.settings.RlimitType}, the kinds. {@link containers.settings.OomScoreAdjustment} says who is ended first
 * when memory runs out, {@link containers.settings.Sysctl} sets what a namespace has of its own below {@code /proc/sys}.
 * {@link containers.settings.Redirects} sets one that a container on a bridge mustn't be without.
 */
package containers.settings;
