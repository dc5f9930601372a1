/** What {@code launcher.c} must be told of a program's file: only that file's own package knows it. */
package containers.executable;
