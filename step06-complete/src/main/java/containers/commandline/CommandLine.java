package containers.commandline;

import containers.commandline.unknown.UnknownOption;
import containers.telling.UsageException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the words behind {@code run} and {@code compile}. Options come before the command.
 *
 * <p>A parser library would be the usual choice. The known ones cost a cold start 20 to 150 ms, more than the whole launch;
 * this is a table, {@link Option}, and one loop.
 */
public final class CommandLine {

    private final List<String> words;
    private final RunOptions options = new RunOptions();
    private int next;
    private boolean asksForHelp;

    private CommandLine(List<String> words) {
        this.words = words;
    }

    /**
     * Reads the options and the command.
     *
     * @return empty when the person asks for help instead
     * @throws UsageException with one line that says what is wrong
     */
    public static Optional<RunOptions> parse(List<String> words) {
        Optional<RunOptions> options = new CommandLine(words).read();
        if (options.flatMap(RunOptions::file).isPresent()) {
            throw new UsageException("-o is for ./contain compile, which writes a program; run has no file to write");
        }
        return options;
    }

    /** The same for the words behind {@code compile}. */
    public static Optional<CompileOptions> parseCompile(List<String> words) {
        return new CommandLine(words).read().map(options -> CompileOptions.of(options, words));
    }

    private Optional<RunOptions> read() {
        refuseZeroBytes();
        while (!asksForHelp && next < words.size() && isOption(words.get(next))) {
            String word = words.get(next++);
            if (word.equals("--")) {
                break;
            } else if (word.startsWith("--")) {
                readLong(word);
            } else {
                readShort(word);
            }
        }
        return asksForHelp ? Optional.empty() : Optional.of(complete());
    }

    /** "-" alone is a word like any other. */
    private static boolean isOption(String word) {
        return word.length() > 1 && word.startsWith("-");
    }

    /** {@code --memory 64m} or {@code --memory=64m}. */
    private void readLong(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option = option(name, word);
        if (option.takesValue()) {
            apply(option, equals < 0 ? nextWord(name, option) : word.substring(equals + 1));
        } else if (equals < 0) {
            apply(option, "");
        } else {
            throw new UsageException(
                    "the option " + name + " takes no value: it is on where it is given, and off where it isn't");
        }
    }

    /** {@code -m 64m} or {@code -m64m}; several that take no value, and one that does behind them: {@code -itm 64m}. */
    private void readShort(String word) {
        for (int at = 1; at < word.length(); at++) {
            String name = "-" + word.charAt(at);
            Option option = option(name, word);
            if (option.takesValue()) {
                String rest = word.substring(at + 1);
                apply(
                        option,
                        rest.isEmpty() ? nextWord(name, option) : rest.startsWith("=") ? rest.substring(1) : rest);
                return;
            }
            apply(option, "");
        }
    }

    private static Option option(String name, String word) {
        return Option.named(name).orElseThrow(() -> new UnknownOption(name, word, Option.allNames()).exception());
    }

    private String nextWord(String name, Option option) {
        // What was forgotten in front of it is a value; no option's value is "--".
        if (next == words.size() || words.get(next).equals("--")) {
            throw new UsageException("the option " + name + " needs a value: " + option.usage());
        }
        return words.get(next++);
    }

    private void apply(Option option, String value) {
        asksForHelp |= option == Option.HELP;
        option.applyTo(options, value);
    }

    private RunOptions complete() {
        options.readCommand(words.subList(next, words.size()));
        options.limits().check();
        return options;
    }

    /** No word that a kernel takes has one: it would end there. */
    private void refuseZeroBytes() {
        for (String word : words) {
            if (word.indexOf('\0') >= 0) {
                throw new UsageException("a word can't contain a zero byte: '" + word.replace('\0', '?') + "'");
            }
        }
    }
}
