package containers.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ResolvConfTests {

    @Test
    void whatItReadsItWrites() {
        String text = """
                nameserver 192.0.2.1
                nameserver 2001:db8::1
                search one.example two.example
                options ndots:2 timeout:1
                """;

        assertThat(ResolvConf.of(text).text()).isEqualTo(text);
    }

    @Test
    void whatMeansNothingIsLeftOut() {
        String text = """
                # nameserver 192.0.2.9
                ; nameserver 192.0.2.9

                  nameserver\t192.0.2.1   # the first
                nameserver
                nameserver dns.example
                nameserver fe80::1%eth0
                nameservers 192.0.2.9
                sortlist 192.0.2.0/24
                """;

        assertThat(ResolvConf.of(text).text()).isEqualTo("nameserver 192.0.2.1\n");
    }

    /** As resolv.conf(5) has it. */
    @Test
    void theLastSearchCountsAndAllOptions() {
        ResolvConf read = ResolvConf.of("search a b\ndomain c\noptions x\noptions y z\n");

        assertThat(read.search()).containsExactly("c");
        assertThat(read.options()).containsExactly("x", "y", "z");
    }

    @Test
    void whereNobodyIsAskedItSaysSo() {
        assertThat(ResolvConf.NOBODY.text()).isEqualTo("# No name server can be reached from here.\n");
        assertThat(ResolvConf.of("nameserver 127.0.0.1\nsearch a\n")
                        .withoutLoopback()
                        .text())
                .isEqualTo("# No name server can be reached from here.\nsearch a\n");
    }
}
