package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Architecture;
import containers.testing.Feature;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchStubTests {

    @TempDir
    private Path directory;

    @Test
    @Needs(Feature.X86_64_ASSEMBLER)
    void anAssemblerMakesTheSameX86CodeFromTheListing() throws IOException, InterruptedException {
        assertThat(assembled(Architecture.X86_64, "x86_64-linux-gnu-"))
                .isEqualTo(hex(LaunchStub.code(Architecture.X86_64)));
    }

    @Test
    @Needs(Feature.AARCH64_ASSEMBLER)
    void anAssemblerMakesTheSameAarch64CodeFromTheListing() throws IOException, InterruptedException {
        assertThat(assembled(Architecture.AARCH64, "aarch64-linux-gnu-"))
                .isEqualTo(hex(LaunchStub.code(Architecture.AARCH64)));
    }

    @ParameterizedTest
    @EnumSource
    void everyJumpLandsOnItsLabel(Architecture architecture) {
        Map<String, Integer> labels = new HashMap<>();
        Map<String, List<Integer>> landings = new HashMap<>();
        int place = 0;
        for (String line : LaunchStub.listing(architecture).strip().split("\n", -1)) {
            String[] words = line.split("\\s+", -1);
            if (words.length == 1) {
                labels.put(words[0].replace(":", ""), place);
                continue;
            }
            byte[] code = HexFormat.of().parseHex(words[0]);
            String instruction = line.substring(14).split(" *(#|//) ", -1)[0].strip();
            if (instruction.matches("(j|b\\b|b\\.|cb).*")) {
                String target = instruction.substring(instruction.lastIndexOf(' ') + 1);
                landings.computeIfAbsent(target, any -> new ArrayList<>()).add(place + distance(architecture, code));
            }
            place += code.length;
        }

        assertThat(labels.keySet()).containsExactlyInAnyOrder("next", "good", "stop", "parent");
        assertThat(landings.keySet()).isEqualTo(labels.keySet());
        landings.forEach((label, places) -> assertThat(places).as(label).containsOnly(labels.get(label)));
    }

    @ParameterizedTest
    @EnumSource
    void theLoopIsTheEndOfTheCode(Architecture architecture) {
        assertThat(hex(LaunchStub.code(architecture))).endsWith(hex(LaunchStub.loop(architecture)));
        assertThat(LaunchStub.code(architecture)).hasSizeLessThan(200);
    }

    @Test
    void theCodePageIsNeverWritableAndExecutable() throws IOException {
        try (LaunchStub stub = new LaunchStub()) {
            assertThat(Files.readAllLines(Path.of("/proc/self/maps")))
                    .filteredOn(mapping -> contains(mapping, stub.address()))
                    .singleElement()
                    .satisfies(mapping -> assertThat(mapping).contains(" r-xp "));
        }
    }

    private static boolean contains(String mapping, long address) {
        String[] ends = mapping.substring(0, mapping.indexOf(' ')).split("-", -1);
        return Long.parseUnsignedLong(ends[0], 16) <= address && address < Long.parseUnsignedLong(ends[1], 16);
    }

    /** From the jump's own place, in bytes; the processors' manuals say how it is written. */
    private static int distance(Architecture architecture, byte[] code) {
        if (architecture == Architecture.X86_64) {
            return code.length + code[code.length - 1];
        }
        int instruction = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN).getInt();
        boolean unconditional = instruction >>> 26 == 0b000101;
        return unconditional ? (instruction << 6 >> 6) * 4 : (instruction << 8 >> 13) * 4;
    }

    private String assembled(Architecture architecture, String tools) throws IOException, InterruptedException {
        Path source = directory.resolve("stub.s");
        Files.writeString(source, source(architecture));
        run(tools + "as", "-o", "stub.o", "stub.s");
        run(tools + "objcopy", "-O", "binary", "-j", ".text", "stub.o", "stub.bin");
        return hex(Files.readAllBytes(directory.resolve("stub.bin")));
    }

    /** The listing without its first column. */
    private static String source(Architecture architecture) {
        return LaunchStub.listing(architecture).replaceAll("(?m)^\\p{XDigit}+ ", "");
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    private static String hex(byte[] code) {
        return HexFormat.of().formatHex(code);
    }
}
