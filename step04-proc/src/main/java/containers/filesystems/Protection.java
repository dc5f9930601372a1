package containers.filesystems;

/** How much of the kernel's own files a container is kept from. */
public enum Protection {
    /** What tells about the host is hidden, what changes it is read-only, and a node made in /dev is of no use. */
    FULL,
    /** Nothing: root inside can do there what the kernel lets it. */
    NONE
}
