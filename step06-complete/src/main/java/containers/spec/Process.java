package containers.spec;

import containers.identity.Identity;
import containers.privileges.Capabilities;
import containers.settings.OomScoreAdjustment;
import containers.settings.Rlimit;
import java.util.List;
import java.util.Optional;

/**
 * The container's program.
 *
 * @param terminal whether it has a terminal
 * @param user who it is
 * @param args the program's name, then its arguments
 * @param env its variables, each as {@code NAME=VALUE}
 * @param cwd the directory in which it starts: an absolute path
 * @param capabilities what it may do as root
 * @param rlimits how far each of its processes may go
 * @param oomScoreAdj how soon it is ended when memory runs out; empty for as soon as the runner
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
        List<Rlimit> rlimits,
        Optional<OomScoreAdjustment> oomScoreAdj,
        boolean noNewPrivileges) {

    public Process {
        args = List.copyOf(args);
        env = List.copyOf(env);
        rlimits = List.copyOf(rlimits);
    }
}
