package containers.benchmark.peer;

import containers.kernel.Argument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A program's arguments as C: expressions, and the arrays that these need. */
final class CData {

    private final int memorySize;
    private final StringBuilder declarations = new StringBuilder();
    private final IdentityHashMap<byte[], String> buffers = new IdentityHashMap<>();
    private final Map<Argument.Text, String> changedTexts = new HashMap<>();
    private final Map<Argument.Texts, String> arrays = new HashMap<>();
    private final Set<Argument.Text> changed = new HashSet<>();
    private int names;

    /** @param memorySize what stands for {@link Argument.MemorySize} */
    CData(int memorySize) {
        this.memorySize = memorySize;
    }

    /** Has to be told of every argument before the first expression is asked for: some strings change. */
    void expect(Argument argument) {
        if (argument instanceof Argument.Inside inside && inside.block() instanceof Argument.Text text) {
            changed.add(text);
        }
    }

    /** Has a buffer stand at a place that has a name already. */
    void place(byte[] buffer, String name) {
        buffers.put(buffer, name);
    }

    /** All arrays. */
    String declarations() {
        return declarations.toString();
    }

    /** What a C programmer would write for it: a {@code long}. */
    String expression(Argument argument) {
        if (argument instanceof Argument.Word word) {
            return word.value() + "L";
        } else if (argument instanceof Argument.Content content) {
            return buffer("long", content.buffer(), Map.of()) + "[0]";
        } else if (argument instanceof Argument.Result result) {
            return "result[" + result.row() + "]";
        } else if (argument instanceof Argument.MemorySize) {
            return memorySize + "L";
        }
        return "(long)" + address(argument);
    }

    private String address(Argument argument) {
        if (argument instanceof Argument.Text text) {
            return changed.contains(text) ? changedText(text) : string(text.value());
        } else if (argument instanceof Argument.Texts texts) {
            return array(texts);
        } else if (argument instanceof Argument.Bytes bytes) {
            return buffer("long", bytes.content(), Map.of());
        } else if (argument instanceof Argument.Constant constant) {
            return buffer("const long", constant.content(), Map.of());
        } else if (argument instanceof Argument.Structure structure) {
            return buffer("long", structure.content(), structure.fields());
        } else if (argument instanceof Argument.Inside inside) {
            return "((char *)" + address(inside.block()) + " + " + inside.offset() + ")";
        } else if (argument instanceof Argument.ResultAddress row) {
            return "&result[" + row.row() + "]";
        } else if (argument instanceof Argument.RowAddress row) {
            return "&result[" + row.row() + "]"; // C has no rows: a row is known by the place of its result.
        }
        throw new IllegalArgumentException("no C for the argument " + argument);
    }

    /** An array of words; those that hold an address are written as such. */
    private String buffer(String type, byte[] content, Map<Integer, Argument> fields) {
        String known = buffers.get(content);
        if (known != null) {
            return known;
        }
        List<String> words = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.allocate((Math.max(content.length, 1) + Long.BYTES - 1) & -Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(0, content);
        for (int at = 0; at < bytes.capacity(); at += Long.BYTES) {
            Argument field = fields.get(at);
            words.add(field == null ? "0x" + Long.toHexString(bytes.getLong(at)) + "L" : expression(field));
        }
        String name = declare(type, words);
        buffers.put(content, name);
        return name;
    }

    private String array(Argument.Texts texts) {
        String known = arrays.get(texts);
        if (known == null) {
            List<String> words = new ArrayList<>();
            for (Argument.Text text : texts.values()) {
                words.add(address(text));
            }
            words.add("0");
            known = declare("const char *const", words);
            arrays.put(texts, known);
        }
        return known;
    }

    private String changedText(Argument.Text text) {
        return changedTexts.computeIfAbsent(text, any -> {
            String name = "t" + names++;
            declarations.append("char " + name + "[] = " + string(text.value()) + ";\n");
            return name;
        });
    }

    private String declare(String type, List<String> words) {
        String name = "d" + names++;
        declarations.append(type + " " + name + "[] = {" + String.join(", ", words) + "};\n");
        return name;
    }

    /** Every byte that isn't a plain character is written in octal. */
    static String string(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = each >= ' ' && each < 127 && each != '"' && each != '\\' && each != '?';
            if (plain) {
                text.append((char) each);
            } else {
                text.append('\\')
                        .append(Integer.toOctalString((each & 0xff) | 01000).substring(1));
            }
        }
        return text.append('"').toString();
    }
}
