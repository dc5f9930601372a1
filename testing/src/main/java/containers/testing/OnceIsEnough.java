package containers.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks tests whose result depends neither on the kernel's version, the processor, nor the control groups'. They run on the
 * machine that builds, and not again in the emulated ones, where a second takes ten.
 */
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag(OnceIsEnough.TAG)
public @interface OnceIsEnough {

    /** For what isn't JUnit Jupiter's. */
    String TAG = "once-is-enough";
}
