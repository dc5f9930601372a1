package containers.commandline;

import containers.calls.Signal;
import containers.commandline.unknown.UnknownCommand;
import containers.network.Network;
import containers.privileges.Capability;
import containers.settings.RlimitType;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code ./contain completion} prints: a script for a shell that wants to know what can be typed. */
public final class Completion {

    /** bash cuts a line into words at = and :, too; so they are found anew. What follows = is what it replaces. */
    private static final String SCRIPT = """
        # Completes ./contain in bash: source <(./contain completion bash)

        # What an option's value can be: words and kinds of files, for compgen.
        _contain_value() {
            case $1 in
        %s    esac
        }

        _contain_takes_value() {
            case $1 in
            %s) return 0 ;;
            esac
            return 1
        }

        # Whether what is typed last is behind the options already.
        _contain_is_command() {
            local i
            for ((i = 2; i < ${#typed[@]} - 1; i++)); do
                case ${typed[i]} in
                --) return 0 ;;
                -*) if _contain_takes_value "${typed[i]}"; then i=$((i + 1)); fi ;;
                *) return 0 ;;
                esac
            done
            return 1
        }

        _contain() {
            local typed line=${COMP_LINE:0:COMP_POINT} word before
            read -ra typed <<<"$line"
            if [[ $line == *[[:space:]] ]]; then typed+=(""); fi
            word=${typed[-1]}
            before=${typed[-2]-}
            COMPREPLY=()
            if ((${#typed[@]} == 2)); then
                mapfile -t COMPREPLY < <(compgen -W '%s' -- "$word")
            elif [[ ! ${typed[1]} =~ ^(run|compile|spec)$ ]] || _contain_is_command; then
                return
            elif [[ $word == --*=* ]]; then
                mapfile -t COMPREPLY < <(_contain_value "${word%%%%=*}" "${word#*=}")
            elif ((${#typed[@]} > 3)) && _contain_takes_value "$before"; then
                mapfile -t COMPREPLY < <(_contain_value "$before" "$word")
            elif [[ $word == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W '%s' -- "$word")
            fi
        }

        complete -o default -F _contain contain
        """;

    private static final String USAGE = """
        Usage: ./contain completion bash

        Prints what bash has to know to complete a command line of ./contain. For this shell:

          source <(./contain completion bash)
        """;

    private static final String DIRECTORIES = "-d";
    private static final String FILES = "-f";

    private Completion() {}

    /**
     * The script, or what there is to know about it.
     *
     * @param words those behind {@code completion}: the shell's name, or {@code --help}
     * @throws UsageException for another shell
     */
    public static String text(List<String> words) {
        if (words.equals(List.of("--help")) || words.equals(List.of("-h"))) {
            return USAGE;
        }
        if (!words.equals(List.of("bash"))) {
            throw new UsageException("completion is there for bash: ./contain completion bash");
        }
        return SCRIPT.formatted(values(), valued(), String.join(" ", UnknownCommand.known()), names());
    }

    private static String values() {
        StringBuilder cases = new StringBuilder();
        for (Option option : Option.values()) {
            String choice = option.takesValue() ? choice(option) : "";
            if (!choice.isEmpty()) {
                cases.append("    ")
                        .append(String.join(" | ", option.names()))
                        .append(") compgen ")
                        .append(choice)
                        .append(" -- \"$2\" ;;\n");
            }
        }
        return cases.toString();
    }

    /** What compgen is to look through; empty where there is nothing that could be named. */
    private static String choice(Option option) {
        String usage = option.usage();
        String value = usage.substring(usage.lastIndexOf(' ') + 1);
        return switch (option) {
            case WORKDIR -> ""; // A directory of the container's.
            case CAP_ADD, CAP_DROP -> words(capabilities());
            case ULIMIT ->
                words(Arrays.stream(RlimitType.values())
                        .map(type -> type.name().toLowerCase(Locale.ROOT).replaceFirst("^rlimit_", "") + "=")
                        .toList());
            case STOP_SIGNAL ->
                words(Arrays.stream(Signal.values()).map(Signal::name).toList());
            case SECURITY ->
                words(List.of("seccomp=", "seccomp=unconfined", "no-new-privileges", "no-new-privileges=false"));
            case NETWORK -> words(networks());
            case ROOTFS, BUNDLE -> DIRECTORIES;
            case VOLUME, DEVICE, READ_BPS, WRITE_BPS, READ_IOPS, WRITE_IOPS -> FILES;
            default -> value.contains("|") ? words(List.of(value.split("\\|", -1))) : value.equals("FILE") ? FILES : "";
        };
    }

    private static List<String> networks() {
        return Arrays.stream(Network.Kind.values()).map(Network.Kind::word).toList();
    }

    /** Without CAP_, as most people write them. */
    private static List<String> capabilities() {
        List<String> names = new ArrayList<>(List.of("ALL"));
        for (Capability capability : Capability.values()) {
            names.add(capability.name().substring("CAP_".length()));
        }
        return names;
    }

    private static String words(List<String> words) {
        return "-W '" + String.join(" ", words) + "'";
    }

    private static String valued() {
        return Arrays.stream(Option.values())
                .filter(Option::takesValue)
                .flatMap(option -> option.names().stream())
                .collect(Collectors.joining(" | "));
    }

    private static String names() {
        return String.join(" ", Option.allNames());
    }
}
