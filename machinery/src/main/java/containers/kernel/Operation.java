package containers.kernel;

/** What a {@link Call} asks for: a system call of the kernel's, or a routine of a program's own. */
public sealed interface Operation permits SystemCall, Routine {

    /** The number that a row has for it. A routine's is below zero, where the kernel has no calls. */
    int number(Architecture architecture);
}
