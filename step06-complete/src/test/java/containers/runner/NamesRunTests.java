package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.HostUntouched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whom a container knows by name, as it sees that itself. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class NamesRunTests {

    @Test
    void namesThatItWasTold() {
        Run run =
                Run.script("cat /etc/hosts", "--name=box", "--add-host=db:192.0.2.7", "--add-host", "db=[2001:db8::7]");

        assertThat(run.out()).endsWith("localhost ip6-localhost ip6-loopback\n192.0.2.7\tdb\n2001:db8::7\tdb\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void whomItAsks() {
        Run run = Run.script(
                "cat /etc/resolv.conf",
                "--dns=192.0.2.1",
                "--dns=2001:db8::1",
                "--dns-search=a.example",
                "--dns-search=b.example",
                "--dns-option=ndots:2");

        assertThat(run.out()).isEqualTo("""
                nameserver 192.0.2.1
                nameserver 2001:db8::1
                search a.example b.example
                options ndots:2
                """);
    }

    /** The host's file isn't shown then: what was asked for is in one of the container's own. */
    @Test
    void whomItAsksInTheHostsNetwork() {
        Run run = Run.script(
                "cat /etc/resolv.conf; tail -n 1 /etc/hosts",
                "--network=host",
                "--dns=192.0.2.1",
                "--dns-search=.",
                "--dns-option=timeout:1",
                "--add-host=me:host-gateway");

        assertThat(run.out()).isEqualTo("nameserver 192.0.2.1\noptions timeout:1\n127.0.0.1\tme\n");
    }

    @Test
    void theHostHasNoAddressWhereNothingLeads() {
        Run run = Run.of("run", "--add-host=me:host-gateway", "--", "true");

        assertThat(run)
                .isEqualTo(
                        new Run(
                                125,
                                "",
                                "contain: --add-host me:host-gateway: the host has no address in this container's network; with --network bridge it has\n"));
    }
}
