package containers.commandline.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.telling.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PortOptionsTests {

    private final PortOptions options = new PortOptions();

    @Test
    void eachProtocolHasItsPorts() {
        options.publish("53:53/udp");
        options.publish("53:53/tcp");
        options.publish("127.0.0.1:80-81:80-81");
        options.publish("127.0.0.2:80:80");

        assertThat(options.published())
                .hasToString("[53/udp, 53/tcp, 127.0.0.1:80/tcp, 127.0.0.1:81/tcp, 127.0.0.2:80/tcp]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8080:80", "8080:81", "127.0.0.1:8080:80", "8079-8080:1-2"})
    void aPortLeadsToOnePlace(String second) {
        options.publish("8080:80");

        assertThatThrownBy(() -> options.publish(second))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--publish " + second + ": the port ")
                .hasMessageEndingWith("8080/tcp is published twice");
    }

    @Test
    void thereIsAnEndToIt() {
        options.publish("1000-1255:1000-1255");

        assertThatThrownBy(() -> options.publish("1-65535:1-65535"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--publish 1-65535:1-65535: a container can publish 256 ports, not more");
    }
}
