package containers.spec;

import containers.identity.Identity;
import containers.privileges.Capabilities;
import containers.settings.OomScoreAdjustment;
import containers.settings.Rlimit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The container's program.
 *
 * @param terminal whether it has a terminal
 * @param user who it is
 * @param args the program's name, then its arguments
 * @param env its variables, names to values
 * @param cwd the directory in which it starts: an absolute path
 * @param capabilities what it may do as root
 * @param rlimits how far each of its processes may go
 * @param oomScoreAdj how soon it is ended when memory runs out; empty for as soon as the runner
 * @param init whether it has a parent in the container that looks after all who have none: Docker's, the runtime-spec has
 *     none
 * @param noNewPrivileges whether no program gives it more rights than it has
 */
@SuppressWarnings("JavaLangClash") // It is the runtime-spec's name.
public record Process(
        boolean terminal,
        Identity user,
        List<String> args,
        Map<String, String> env,
        String cwd,
        Capabilities capabilities,
        List<Rlimit> rlimits,
        Optional<OomScoreAdjustment> oomScoreAdj,
        boolean init,
        boolean noNewPrivileges) {

    public Process {
        args = List.copyOf(args);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        rlimits = List.copyOf(rlimits);
    }
}
