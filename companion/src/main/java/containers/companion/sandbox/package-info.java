/**
 * Where a learner's code runs. Read {@link containers.companion.sandbox.Sandbox} first; {@code SandboxFiles} are its
 * files, {@code LockedMounts} keeps them read-only, and {@code Watch} ends it in time.
 */
package containers.companion.sandbox;
