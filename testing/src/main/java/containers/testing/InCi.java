package containers.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks tests that neither {@code ./mvnw verify} nor an emulated machine runs: one run in {@code .ci/run} is enough. */
@NotInVerify
@OnceIsEnough
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface InCi {}
