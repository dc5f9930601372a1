package containers.volumes;

import containers.kernel.Argument;

/**
 * A mount that is attached nowhere yet, or was just attached: a descriptor holds it.
 *
 * @param tree the descriptor
 * @param destination where it is to be seen: an absolute path in the container
 * @param kind what it is
 */
record HeldMount(Argument tree, String destination, Place.Kind kind) {

    /** Whether that path leads through it. */
    boolean holds(String path) {
        return path.startsWith(destination + "/");
    }
}
