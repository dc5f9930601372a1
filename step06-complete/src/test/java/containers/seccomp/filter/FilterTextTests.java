package containers.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Architecture;
import containers.kernel.Errno;
import containers.testing.OnceIsEnough;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A filter as a person reads it. */
@OnceIsEnough
class FilterTextTests {

    @Test
    void eachInstructionIsASentence() {
        Profile profile = new Profile(Action.refuse(Errno.EPERM))
                .allow(List.of("read"))
                .add("ioctl", Rule.when(Condition.masked(1, 0xFF, 7), Action.ALLOW));

        assertThat(FilterText.of(Compiler.compile(profile, Architecture.AARCH64)))
                .containsExactly(
                        "    #1   load the processor",
                        "    #2   if it is AARCH64: #3, otherwise #8",
                        "    #3   load the call's number",
                        "    #4   if it is at least 30 (ioprio_set): #6, otherwise #5",
                        "    #5   if it is at least 29 (ioctl): #14, otherwise refuse: EPERM",
                        "    #6   if it is at least 63 (read): #7, otherwise refuse: EPERM",
                        "    #7   if it is at least 64 (write): refuse: ENOSYS, otherwise allow",
                        "    #8   if it is ARM: #9, otherwise refuse: ENOSYS",
                        "    #9   load the call's number",
                        "   #10   if it is at least 4 (write): #12, otherwise #11",
                        "   #11   if it is at least 3 (read): allow, otherwise refuse: EPERM",
                        "   #12   if it is at least 54 (ioctl): #13, otherwise refuse: EPERM",
                        "   #13   if it is at least 55 (fcntl): refuse: ENOSYS, otherwise #14",
                        "   #14   load the lower half of argument 1",
                        "   #15   keep the bits 0xff",
                        "   #16   if it is 7: allow, otherwise refuse: EPERM",
                        "   #17   allow",
                        "   #18   refuse: EPERM",
                        "   #19   refuse: ENOSYS");
    }
}
