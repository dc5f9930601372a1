/**
 * What JNA's classes find in {@code contain.jar} where they look for Java's logging: {@link containers.silent.Logger} and
 * {@link containers.silent.Level}.
 *
 * <p>Java's own loggers have lambdas, the first of all on Java 17, where a cold start would pay five milliseconds for them.
 * So the build writes this package's name over {@code java.util.logging} in JNA's class files. Both have as many letters,
 * and nothing in the files moves.
 */
package containers.silent;
