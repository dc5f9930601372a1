package containers.settings;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.CallList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RedirectsTests {

    private static List<String> written(Sysctl... settings) {
        CallList child = new CallList();
        Redirects.refuse(child, "eth0", List.of(settings));
        return child.rows().stream()
                .map(row -> row.call().toString())
                .filter(call -> call.startsWith("openat"))
                .map(call -> call.replaceAll(".*/conf/|/accept_redirects.*", ""))
                .toList();
    }

    @Test
    void nobodyIsBelieved() {
        assertThat(written()).containsExactly("all", "eth0");
        assertThat(written(new Sysctl("net.ipv4.ip_forward", "0"))).containsExactly("all", "eth0");
    }

    @Test
    void whoAsksForThemHasThem() {
        assertThat(written(new Sysctl("net.ipv4.conf.all.accept_redirects", "1")))
                .containsExactly("eth0");
    }
}
