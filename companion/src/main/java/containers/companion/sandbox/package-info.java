/**
 * Where a learner's code runs. Read {@link containers.companion.sandbox.Sandbox} first; {@code SandboxFiles} are its
 * files, and {@code Watch} ends it in time.
 */
package containers.companion.sandbox;
