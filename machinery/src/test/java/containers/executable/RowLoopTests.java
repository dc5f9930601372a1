package containers.executable;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowLoopTests {

    private static final Set<String> LABELS = Set.of(
            "next",
            "done",
            "zero",
            "failure",
            "routine",
            "tell",
            "entry",
            "found",
            "memcpy",
            "memcmp",
            "exit_status",
            "failed_row",
            "advance",
            "load",
            "argument_count");

    /** It follows the jumps, the others are jumped to. */
    private static final String REACHED_BY_GOING_ON = "tell";

    @TempDir
    private Path directory;

    @Test
    @Needs(Feature.X86_64_ASSEMBLER)
    void anAssemblerMakesTheSameX86CodeFromTheListing() throws IOException, InterruptedException {
        assertThat(assembled(Architecture.X86_64, "x86_64-linux-gnu-"))
                .isEqualTo(hex(RowLoop.code(Architecture.X86_64)));
    }

    @Test
    @Needs(Feature.AARCH64_ASSEMBLER)
    void anAssemblerMakesTheSameAarch64CodeFromTheListing() throws IOException, InterruptedException {
        assertThat(assembled(Architecture.AARCH64, "aarch64-linux-gnu-"))
                .isEqualTo(hex(RowLoop.code(Architecture.AARCH64)));
    }

    /** Also where there is no assembler to ask. */
    @ParameterizedTest
    @EnumSource
    void everyJumpLandsOnItsLabel(Architecture architecture) {
        Map<String, Integer> labels = new HashMap<>();
        Map<String, List<Integer>> landings = new HashMap<>();
        int place = 0;
        for (String line : RowLoop.listing(architecture).strip().split("\n", -1)) {
            if (line.startsWith("#")) {
                continue; // a mark for the book
            }
            if (line.endsWith(":")) {
                labels.put(line.substring(0, line.length() - 1), place);
                continue;
            }
            byte[] code = HexFormat.of().parseHex(line.substring(0, line.indexOf(' ')));
            String instruction = line.substring(15).split(" *(#|//) ", -1)[0].strip();
            if (instruction.matches("(j|b\\b|b\\.|cb|tb).*")) {
                String target = instruction.substring(instruction.lastIndexOf(' ') + 1);
                landings.computeIfAbsent(target, any -> new ArrayList<>()).add(place + distance(architecture, code));
            }
            place += code.length;
        }

        Set<String> expected = new TreeSet<>(LABELS);
        if (architecture == Architecture.AARCH64) {
            expected.add("same");
        }
        assertThat(labels.keySet()).isEqualTo(expected);
        expected.remove(REACHED_BY_GOING_ON);
        assertThat(landings.keySet()).isEqualTo(expected);
        landings.forEach((label, places) -> assertThat(places).as(label).containsOnly(labels.get(label)));
    }

    /** From the jump's own place, in bytes; the processors' manuals say how it is written. */
    private static int distance(Architecture architecture, byte[] code) {
        ByteBuffer bytes = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        if (architecture == Architecture.X86_64) {
            return code.length + (code.length == 2 ? code[1] : bytes.getInt(code.length - Integer.BYTES));
        }
        int instruction = bytes.getInt();
        if (instruction >>> 26 == 0b000101) { // b: 26 bits
            return (instruction << 6 >> 6) * 4;
        }
        boolean testsABit = (instruction >>> 25 & 0b111111) == 0b011011; // tbz, tbnz: 14 bits from bit 5; others 19
        return testsABit ? (instruction << 13 >> 18) * 4 : (instruction << 8 >> 13) * 4;
    }

    private String assembled(Architecture architecture, String tools) throws IOException, InterruptedException {
        Path source = directory.resolve("loop.s");
        // The listing without its first column.
        Files.writeString(source, RowLoop.listing(architecture).replaceAll("(?m)^\\p{XDigit}+ ", ""));
        run(tools + "as", "-o", "loop.o", "loop.s");
        run(tools + "objcopy", "-O", "binary", "-j", ".text", "loop.o", "loop.bin");
        return hex(Files.readAllBytes(directory.resolve("loop.bin")));
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
