/** The linter, which reads along while the compiler compiles: {@link containers.linter.SharedErrorProne}. */
package containers.linter;
