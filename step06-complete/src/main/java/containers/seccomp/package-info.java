/**
 * Which calls a container may make: Docker's default profile, as a filter of system calls.
 *
 * <p>{@link containers.seccomp.Seccomp} is the door. Read then what is allowed: {@code AllowedCalls} to anybody,
 * {@code CapabilityCalls} to those who have a capability for it, and {@code DefaultProfile}, all of it with what depends on
 * arguments. {@code ModeCalls} takes away what makes set-user-ID programs. {@code UsualFilter} is the filter that nearly
 * every container has, made beforehand; {@code SeccompCalls}, the call.
 */
package containers.seccomp;
