package containers.spec;

import java.util.List;

/**
 * The container's program.
 *
 * @param terminal whether it has a terminal
 * @param args the program's name, then its arguments
 * @param env its variables, each as {@code NAME=VALUE}
 * @param cwd the directory in which it starts: an absolute path
 */
@SuppressWarnings("JavaLangClash") // It is the runtime-spec's name.
public record Process(boolean terminal, List<String> args, List<String> env, String cwd) {

    public Process {
        args = List.copyOf(args);
        env = List.copyOf(env);
    }
}
