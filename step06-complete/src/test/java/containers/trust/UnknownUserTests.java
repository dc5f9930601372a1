package containers.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnknownUserTests {

    private static final int NOBODY = 65534;

    /** With one user mapped the host's root is nobody; where all are mapped, nobody is somebody. */
    @Test
    void whomAUserNamespaceKnows() {
        assertThat(SafePath.isUnknown(NOBODY, "         0       1000          1\n"))
                .isTrue();
        assertThat(SafePath.isUnknown(NOBODY, "0 1000 1\n1 100000 65536\n")).isFalse();
        assertThat(SafePath.isUnknown(NOBODY, "         0          0 4294967295\n"))
                .isFalse();
        assertThat(SafePath.isUnknown(NOBODY, "65534 1000 1")).isFalse();
        assertThat(SafePath.isUnknown(NOBODY, "65533 1000 1")).isTrue();
        assertThat(SafePath.isUnknown(NOBODY, "65535 1000 9")).isTrue();
    }
}
