/**
 * Whom a user trusts with what is about to be used: who else could change it after the look at it, or gain by it.
 *
 * <p>{@link containers.trust.SafePath} looks at a path, {@link containers.trust.KeptRoot} at a root filesystem.
 */
package containers.trust;
