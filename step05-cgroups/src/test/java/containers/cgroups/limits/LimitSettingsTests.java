package containers.cgroups.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.cgroups.hierarchy.ControlGroupException;
import containers.cgroups.hierarchy.Hierarchy;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which file gets which value. */
final class LimitSettingsTests {

    private static final long M64 = 64 << 20;
    private static final Place V1 = place(Version.V1, "/nowhere", "");
    private static final Place V2 = place(Version.V2, "/nowhere", "");

    @Test
    void memoryWithoutMoreGetsAsMuchSwapWhereTheKernelCountsSwap() {
        Limit limit = MemoryLimit.of(M64);
        assertThat(limit.settings(V1))
                .containsExactly(
                        new Setting("memory.limit_in_bytes", "67108864", true),
                        new Setting("memory.memsw.limit_in_bytes", "134217728", false),
                        new Setting("memory.kmem.tcp.limit_in_bytes", "67108864", false));
        assertThat(limit.settings(V2))
                .containsExactly(
                        new Setting("memory.max", "67108864", true), new Setting("memory.swap.max", "67108864", false));
    }

    @Test
    void noSwapIsTheSameSumInVersion1AndZeroInVersion2() {
        Limit limit = new MemoryLimit(M64, OptionalLong.of(M64));
        assertThat(limit.settings(V1)).contains(Setting.of("memory.memsw.limit_in_bytes", M64));
        assertThat(limit.settings(V2)).contains(Setting.of("memory.swap.max", 0));
    }

    @Test
    void unlimitedSwap() {
        Limit limit = new MemoryLimit(M64, OptionalLong.of(MemoryLimit.UNLIMITED));
        assertThat(limit.settings(V1)).contains(Setting.of("memory.memsw.limit_in_bytes", -1));
        assertThat(limit.settings(V2)).contains(Setting.of("memory.swap.max", "max"));
    }

    @Test
    void whatIsKeptWhenMemoryIsShort() {
        assertThat(new MemoryReservation(M64).settings(V1))
                .containsExactly(Setting.of("memory.soft_limit_in_bytes", M64));
        assertThat(new MemoryReservation(M64).settings(V2)).containsExactly(Setting.of("memory.low", M64));
    }

    @Test
    void swappinessIsOnlyInVersion1() {
        assertThat(new MemorySwappiness(0).settings(V1)).containsExactly(Setting.of("memory.swappiness", 0));
        assertThatThrownBy(() -> new MemorySwappiness(0).settings(V2))
                .isInstanceOf(ControlGroupException.class)
                .hasMessageStartingWith("version 2 of control groups has no swappiness for a group");
    }

    /** A group of version 1 that has no memory can't be entered. */
    @Test
    void cpusAndMemories(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("cpuset.cpus"), "0\n");
        Files.writeString(directory.resolve("cpuset.mems"), "0\n");
        Limit limit = new Cpuset(Optional.of(NumberList.of("0")), Optional.empty());

        assertThat(limit.settings(place(Version.V1, directory.toString(), "")))
                .containsExactly(new Setting("cpuset.cpus", "0", true), new Setting("cpuset.mems", "0", true));
        assertThat(limit.settings(V2)).containsExactly(new Setting("cpuset.cpus", "0", true));
    }

    @Test
    void cpuQuota() {
        Limit limit = CpuQuota.ofMilliCpus(1500);
        assertThat(limit.settings(V1))
                .containsExactly(Setting.of("cpu.cfs_period_us", 100_000), Setting.of("cpu.cfs_quota_us", 150_000));
        assertThat(limit.settings(V2)).containsExactly(Setting.of("cpu.max", "150000 100000"));
    }

    /** The least, the default and the most of the one unit are those of the other. */
    @ParameterizedTest
    @CsvSource({"2, 1", "1024, 100", "262144, 10000", "512, 59", "2048, 174"})
    void cpuWeight(long shares, long weight) {
        assertThat(new CpuWeight(shares).settings(V1)).containsExactly(Setting.of("cpu.shares", shares));
        assertThat(new CpuWeight(shares).settings(V2)).containsExactly(Setting.of("cpu.weight", weight));
    }

    @Test
    void pids() {
        assertThat(new PidsLimit(20).settings(V1)).containsExactly(Setting.of("pids.max", 20));
        assertThat(new PidsLimit(20).settings(V2)).containsExactly(Setting.of("pids.max", 20));
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "1000, 10000", "500, 4950"})
    void ioWeight(int weight, int iocost) {
        assertThat(new IoWeight(weight).settings(V1)).containsExactly(Setting.of("blkio.bfq.weight", weight));
        assertThat(new IoWeight(weight).settings(V2)).containsExactly(Setting.of("io.weight", "default " + iocost));
    }

    @Test
    void ioWeightGoesToTheSchedulerThatIsThere(@TempDir Path directory) throws IOException {
        Files.createFile(Files.createDirectory(directory.resolve("neighbour")).resolve("io.bfq.weight"));
        Place place = place(Version.V2, directory.toString(), "io");
        assertThat(new IoWeight(500).settings(place)).containsExactly(Setting.of("io.bfq.weight", 500));
    }

    @ParameterizedTest
    @CsvSource({
        "READ_BYTES, blkio.throttle.read_bps_device, rbps",
        "WRITE_BYTES, blkio.throttle.write_bps_device, wbps",
        "READ_OPERATIONS, blkio.throttle.read_iops_device, riops",
        "WRITE_OPERATIONS, blkio.throttle.write_iops_device, wiops"
    })
    void ioThrottle(IoThrottle.Kind kind, String v1File, String v2Key) {
        Limit limit = new IoThrottle(kind, new BlockDevice(8, 16), 1 << 20);
        assertThat(limit.settings(V1)).isEqualTo(List.of(Setting.of(v1File, "8:16 1048576")));
        assertThat(limit.settings(V2)).isEqualTo(List.of(Setting.of("io.max", "8:16 " + v2Key + "=1048576")));
    }

    private static Place place(Version version, String directory, String passedOn) {
        return new Place(new Hierarchy(version, List.of(), directory, directory, ""), directory, passedOn);
    }
}
