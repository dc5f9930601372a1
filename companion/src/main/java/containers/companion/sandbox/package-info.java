/**
 * Where a learner's code runs. Read {@link containers.companion.sandbox.Sandbox} first; {@code SandboxFiles} are its files,
 * {@code Allowance} is what it may use of the machine, and {@code Watch} ends it in time, for which
 * {@link containers.companion.sandbox.Patience} has the bounds. Where there is a control group of version 2,
 * {@code Version2} is how it is used; where there is none, {@code UsersProcesses} and {@code MemoryInUse} are the next best.
 */
package containers.companion.sandbox;
