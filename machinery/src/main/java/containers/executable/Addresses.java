package containers.executable;

import containers.kernel.Argument;
import containers.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where everything is that a row refers to: the values of its arguments, and the rows that it leads to. */
final class Addresses {

    private final int rows;
    private final Layout layout;
    private final RowTable lasting;
    private RowTable passing;

    /** Of a program of which the rows that pass have no place yet. */
    Addresses(Program program, Layout layout, RowTable lasting) {
        this.rows = program.rows().size();
        this.layout = layout;
        this.lasting = lasting;
        this.passing = lasting; // which has none of them
    }

    /** Says where the rows that pass are. None can be asked for before. */
    void place(RowTable table) {
        passing = table;
    }

    /** A row's address; of the one behind the last, where rows of that kind would be. */
    long row(int row) {
        if (row == rows) {
            return lasting.end();
        }
        return lasting.has(row) ? lasting.address(row) : passing.address(row);
    }

    /** Where a row finds the argument: in an earlier row's result, in a buffer, or among these values. */
    long placeOf(Argument argument, Values values) {
        if (argument instanceof Argument.Word word) {
            return values.word(word.value());
        } else if (argument instanceof Argument.Result result) {
            return layout.result(result.row());
        } else if (argument instanceof Argument.Content content) {
            return layout.buffer(content.buffer());
        }
        return values.word(valueOf(argument, values));
    }

    private long valueOf(Argument argument, Values values) {
        if (argument instanceof Argument.Word word) {
            return word.value();
        } else if (argument instanceof Argument.Text text) {
            return values.text(text.value());
        } else if (argument instanceof Argument.Texts texts) {
            return values.words(addresses(texts, values));
        } else if (argument instanceof Argument.Bytes bytes) {
            return layout.buffer(bytes.content());
        } else if (argument instanceof Argument.Constant constant) {
            return values.constant(constant.content());
        } else if (argument instanceof Argument.Structure structure) {
            return fill(structure, values);
        } else if (argument instanceof Argument.Inside inside) {
            return valueOf(inside.block(), values) + inside.offset();
        } else if (argument instanceof Argument.RowAddress row) {
            return row(row.row());
        } else if (argument instanceof Argument.ResultAddress row) {
            return layout.result(row.row());
        } else if (argument instanceof Argument.MemorySize) {
            return layout.size();
        }
        throw new IllegalArgumentException("a row can't hold the argument " + argument);
    }

    /** Writes a structure's fields to their places. */
    private long fill(Argument.Structure structure, Values values) {
        for (Map.Entry<Integer, Argument> field : structure.fields().entrySet()) {
            layout.patch(structure.content(), field.getKey(), valueOf(field.getValue(), values));
        }
        return layout.buffer(structure.content());
    }

    private List<Long> addresses(Argument.Texts texts, Values values) {
        List<Long> addresses = new ArrayList<>();
        for (Argument.Text text : texts.values()) {
            addresses.add(valueOf(text, values));
        }
        addresses.add(0L);
        return addresses;
    }
}
