package containers.commandline;

import containers.commandline.text.SwitchText;
import containers.commandline.unknown.UnknownOption;
import containers.telling.UsageException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the words behind {@code run} and {@code compile}. Options come before the command.
 *
 * <p>A parser library would be the usual choice. The known ones cost a cold start 20 to 150 ms, more than the whole launch;
 * this is a table, {@link Option}, and one loop.
 */
public final class CommandLine {

    private final List<String> words;
    private final RunOptions options = new RunOptions();
    private final Set<Option> switches = new LinkedHashSet<>();
    private final Set<Option> withValues = new LinkedHashSet<>();
    private final Map<Integer, Integer> variables = new LinkedHashMap<>();
    private int next;

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
        if (options.isPresent() && options.get().file().isPresent()) {
            throw new UsageException("-o is for ./contain compile, which writes a program; run has no file to write");
        }
        return options;
    }

    /** The same for the words behind {@code compile}. */
    public static Optional<CompileOptions> parseCompile(List<String> words) {
        CommandLine line = new CommandLine(words);
        return line.read().map(options -> CompileOptions.of(options, words, line.variables));
    }

    /** The same for the words behind {@code spec}, which may leave the command to the one who edits what is printed. */
    public static Optional<RunOptions> parseSpec(List<String> words) {
        CommandLine line = new CommandLine(words);
        Optional<RunOptions> options = line.read();
        if (options.isPresent()) {
            line.bundleOptions().checkCanBeWritten();
        }
        return options;
    }

    private Optional<RunOptions> read() {
        refuseZeroBytes();
        while (!wantsHelp() && next < words.size() && isOption(words.get(next))) {
            String word = words.get(next++);
            if (word.equals("--")) {
                break;
            } else if (word.startsWith("--")) {
                readLong(word);
            } else {
                readShort(word);
            }
        }
        return wantsHelp() ? Optional.empty() : Optional.of(complete());
    }

    /** Without any option their table isn't looked at: to make it takes a cold start some milliseconds. */
    private boolean wantsHelp() {
        return !switches.isEmpty() && switches.contains(Option.HELP);
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
            apply(option, name, equals < 0 ? nextWord(name, option) : word.substring(equals + 1));
        } else {
            turn(option, equals < 0 || SwitchText.isOn(name, word.substring(equals + 1)));
        }
    }

    /** {@code -m 64m} or {@code -m64m}; several that take no value, and one that does behind them: {@code -itm 64m}. */
    private void readShort(String word) {
        refuseLongNameBehindOneDash(word);
        for (int at = 1; at < word.length(); at++) {
            String name = "-" + word.charAt(at);
            Option option = option(name, word);
            if (option.takesValue()) {
                String rest = word.substring(at + 1);
                String value = rest.startsWith("=") ? rest.substring(1) : rest;
                apply(option, name, rest.isEmpty() ? nextWord(name, option) : value);
                return;
            } else if (word.startsWith("=", at + 1)) {
                turn(option, SwitchText.isOn(name, word.substring(at + 2)));
                return;
            }
            turn(option, true);
        }
    }

    /** {@code -ulimit} would be {@code -u limit}, and the complaint about a user. */
    private static void refuseLongNameBehindOneDash(String word) {
        String meant = "-" + word.split("=", 2)[0];
        if (Option.named(meant).isPresent()) {
            throw new UsageException("unknown option " + meant.substring(1) + ": did you mean " + meant + "?");
        }
    }

    private static Option option(String name, String word) {
        Optional<Option> option = Option.named(name);
        if (option.isEmpty()) {
            throw new UnknownOption(name, word, Option.allNames()).exception();
        }
        return option.get();
    }

    private String nextWord(String name, Option option) {
        // What was forgotten in front of it is a value; no option's value is "--".
        if (next == words.size() || words.get(next).equals("--")) {
            String help = name.equals("-h") ? " (--help is another option)" : "";
            throw new UsageException("the option " + name + " needs a value: " + option.usage() + help);
        }
        return words.get(next++);
    }

    /** What is wrong with a value is told with the option's name. */
    private void apply(Option option, String name, String value) {
        try {
            withValues.add(option);
            if (option == Option.ENV) {
                rememberVariable(value);
            }
            new OptionReader(options).read(option, value);
        } catch (UsageException wrong) {
            boolean isNamed = option.names().stream().anyMatch(wrong.told()::contains);
            throw isNamed ? wrong : new UsageException(name + ": " + wrong.told());
        }
    }

    /** Alone, or behind the option's name: it is the end of the word that was read last. */
    private void rememberVariable(String value) {
        int last = next - 1;
        variables.put(last, words.get(last).length() - value.length());
    }

    /** Of one that is given twice, the last word counts. */
    private void turn(Option option, boolean on) {
        switches.remove(option);
        if (on) {
            switches.add(option);
        }
    }

    private RunOptions complete() {
        for (Option option : switches) {
            new OptionReader(options).read(option, "");
        }
        options.program().readCommand(words.subList(next, words.size()));
        options.limits().check();
        options.sharing().check(options.program(), options.mounts());
        if (options.bundle().isPresent()) {
            bundleOptions().checkBeside(options.program().command());
        }
        return options;
    }

    private BundleOptions bundleOptions() {
        Set<Option> given = new LinkedHashSet<>(withValues);
        given.addAll(switches);
        return new BundleOptions(given);
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
