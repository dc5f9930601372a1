package containers.spec;

import containers.identity.Identity;
import containers.privileges.Capabilities;
import java.util.List;

/**
 * The container's program.
 *
 * @param terminal whether it has a terminal
 * @param user who it is
 * @param args the program's name, then its arguments
 * @param env its variables, each as {@code NAME=VALUE}
 * @param cwd the directory in which it starts: an absolute path
 * @param capabilities what it may do as root
 * @param noNewPrivileges whether no program gives it more rights than it has
 */
@SuppressWarnings("JavaLangClash") // It is the runtime-spec's name.
public record Process(
        boolean terminal,
        Identity user,
        List<String> args,
        List<String> env,
        String cwd,
        Capabilities capabilities,
        boolean noNewPrivileges) {

    public Process {
        args = List.copyOf(args);
        env = List.copyOf(env);
    }
}
