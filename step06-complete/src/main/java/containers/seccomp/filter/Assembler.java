package containers.seccomp.filter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a filter from its end to its beginning: jumps lead forward only, so where they lead is already there.
 *
 * <p>A place in it is the number of instructions from there to the end. What was written once isn't written again: who
 * wants it jumps there.
 */
final class Assembler {

    /** A jump has a byte for its length, and one instruction may still come between. */
    private static final int REACH = 254;

    private record Instruction(int code, int yes, int no, int constant) {}

    private record Wish(int code, int constant, int yes, int no) {}

    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Wish, Integer> written = new HashMap<>();
    private final Map<Integer, Integer> bridges = new HashMap<>();

    /** Ends the filter. */
    int end(Action action) {
        return once(new Wish(Filter.RETURN, action.value(), 0, 0));
    }

    /** Loads a word of what there is to look at, and goes on at that place. */
    int load(int offset, int next) {
        return once(new Wish(Filter.LOAD, offset, next, next));
    }

    /** Keeps those bits of the word, and goes on. */
    int and(int mask, int next) {
        return once(new Wish(Filter.AND, mask, next, next));
    }

    /** Compares the word, and goes on at one of two places. */
    int jump(int code, int constant, int yes, int no) {
        return yes == no ? yes : once(new Wish(code, constant, yes, no));
    }

    private int once(Wish wish) {
        Integer place = written.get(wish);
        if (place == null) {
            place = write(wish);
            written.put(wish, place);
        }
        return place;
    }

    private int write(Wish wish) {
        return switch (wish.code) {
            case Filter.RETURN -> add(wish.code, 0, 0, wish.constant);
            case Filter.LOAD, Filter.AND -> {
                if (wish.yes != instructions.size()) {
                    bridge(wish.yes);
                }
                yield add(wish.code, 0, 0, wish.constant);
            }
            default -> {
                int yes = within(wish.yes);
                int no = within(wish.no);
                yield add(wish.code, instructions.size() - yes, instructions.size() - no, wish.constant);
            }
        };
    }

    /** That place, or one that leads there and isn't too far. */
    private int within(int place) {
        if (instructions.size() - place <= REACH) {
            return place;
        }
        int bridge = bridges.getOrDefault(place, 0);
        return bridge > 0 && instructions.size() - bridge <= REACH ? bridge : bridge(place);
    }

    /** A jump of any length, but without a condition. */
    private int bridge(int place) {
        int bridge = add(Filter.JUMP, 0, 0, instructions.size() - place);
        bridges.put(place, bridge);
        return bridge;
    }

    private int add(int code, int yes, int no, int constant) {
        instructions.add(new Instruction(code, yes, no, constant));
        return instructions.size();
    }

    /** The filter that begins with what was written last. */
    Filter filter() {
        ByteBuffer bytes = ByteBuffer.allocate(instructions.size() * Filter.INSTRUCTION_SIZE)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = instructions.size() - 1; i >= 0; i--) {
            Instruction each = instructions.get(i);
            bytes.putShort((short) each.code).put((byte) each.yes).put((byte) each.no);
            bytes.putInt(each.constant);
        }
        return new Filter(bytes.array());
    }
}
