package containers.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks tests that take long and seldom fail when the others don't. {@code ./mvnw verify} leaves them out, so that it is over
 * before one has lost the thread; {@code .ci/run} runs them, on the machine that builds and in the emulated ones.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("not-in-verify")
public @interface NotInVerify {}
