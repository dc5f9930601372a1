package containers.companion.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallsTests {

    private static final List<String> TRACE = List.of(
            "before",
            "    #1   munmap(0x7ffbf8000000, 0x407fff000) = 0",
            "the child",
            "  step 3: its root",
            "   #10   getpid() = 7",
            "   #15   openat(AT_FDCWD, \"/run/contain-0123456789ab\", O_WRONLY) = 4",
            "   #16   write(#15, \"deny\", 4) = 4",
            "   #17   pivot_root(\".\", \".\") = -1 EINVAL (Invalid argument)",
            "   #33   failed_row(&failed) = 0",
            "waiting",
            "   #35   close(0) = 0");

    @Test
    void whatDiffersFromRunToRunIsLeftOut() {
        assertThat(Calls.of(TRACE).lines())
                .containsExactly(
                        "munmap(0x…, 0x…)",
                        "openat(AT_FDCWD, \"/run/contain-…\", O_WRONLY)",
                        "write(#, \"deny\", 4)",
                        "pivot_root(\".\", \".\") = -1 EINVAL (Invalid argument)");
    }

    @Test
    void theWholeOneIsShownAsFarAsTheOtherCame() {
        Calls whole = new Calls(List.of("chdir(\"/\")", "pivot_root(\".\", \".\")", "execve"));

        assertThat(whole.upTo(Calls.of(TRACE))).containsExactly("chdir(\"/\")", "pivot_root(\".\", \".\")");
        assertThat(whole.upTo(whole)).isEqualTo(whole.lines());
        assertThat(whole.upTo(new Calls(List.of("mount() = -1 EPERM")))).containsExactly("chdir(\"/\")");
    }
}
