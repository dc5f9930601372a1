package containers.spec;

import containers.privileges.Capabilities;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The container's program.
 *
 * @param terminal whether it has a terminal
 * @param args the program's name, then its arguments
 * @param env its variables, names to values
 * @param cwd the directory in which it starts: an absolute path
 * @param capabilities what it may do as root
 * @param noNewPrivileges whether no program gives it more rights than it has
 */
@SuppressWarnings("JavaLangClash") // It is the runtime-spec's name.
public record Process(
        boolean terminal,
        List<String> args,
        Map<String, String> env,
        String cwd,
        Capabilities capabilities,
        boolean noNewPrivileges) {

    public Process {
        args = List.copyOf(args);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    }
}
