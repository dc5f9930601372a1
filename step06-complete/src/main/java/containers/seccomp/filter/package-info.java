/**
 * A filter of system calls: a program that the kernel runs at each call, made from a list of what is allowed.
 *
 * <p>{@link containers.seccomp.filter.Compiler} is the door. Read before it {@code Profile}, {@code Rule}, {@code Condition}
 * and {@code Action}, what it makes a filter of, and {@code Filter}, the kernel's little language. It finds a call's rules by
 * halving; {@code Arguments} looks at what the call was given, and {@code Assembler} puts the instructions in their places.
 * {@code Abi} and {@code CallNumbers} know whose numbers they are. {@code FilterText} is a filter as a person reads it.
 */
package containers.seccomp.filter;
