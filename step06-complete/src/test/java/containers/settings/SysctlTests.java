package containers.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.kernel.CallList;
import containers.namespaces.Namespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SysctlTests {

    @Test
    void itsNameIsAPath() {
        CallList child = new CallList();
        new Sysctl("net.ipv4.ip_default_ttl", "42").addTo(child);

        assertThat(child.rows().get(0).call().toString())
                .contains("\"/proc/sys/net/ipv4/ip_default_ttl\", O_WRONLY|O_CLOEXEC");
        assertThat(child.rows().get(1).call().toString()).contains("\"42\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel.sem", "kernel.shmmax", "fs.mqueue.msg_max"})
    void someAreOfTheIpcNamespace(String name) {
        assertThat(new Sysctl(name, "1").namespace()).isEqualTo(Namespace.IPC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kernel.core_pattern",
                "kernel.hostname",
                "vm.swappiness",
                "fs.file-max",
                "net",
                "net.",
                "net..ipv4",
                "net.ipv4/../../../kernel",
                "net.../kernel.core_pattern",
                "../etc.passwd",
                "",
                "fs.mqueue./x",
                "net.a\nb"
            })
    void theMachinesAreRefused(String name) {
        assertThatThrownBy(() -> new Sysctl(name, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a setting that a container has of its own");
    }
}
