/**
 * A root filesystem with nothing to download. No container needs it: any directory with a system in it will do.
 *
 * <p>{@link containers.hostroot.HostRoot} is the entrance: it keeps the directory in the user's cache, with a
 * {@code Manifest} that tells whether it is up to date. Read then {@code RootBuilder}, which fills it; {@code HostPrograms},
 * what is copied; {@code SharedLibraries} and {@code ElfInterpreter}, what these programs need to run.
 *
 * <p>{@code OwnDirectory} is a cache that nobody else can write to, and {@code CacheMark} tells that it is ours;
 * {@link containers.hostroot.OldRoots} empties it of what is of no use any more, and {@link containers.hostroot.Tree} of what
 * it is told. {@code CacheRefusedException} says in a line why there can't be one.
 */
package containers.hostroot;
