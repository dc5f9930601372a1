package containers.volumes;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_DIRECTORY;
import static containers.calls.OpenFlag.O_NOFOLLOW;
import static containers.calls.OpenFlag.O_PATH;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Telling;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a container something is to be mounted.
 *
 * <p>Whoever wrote the root filesystem chose where its links lead, and another container may be changing it at this moment.
 * So each name is looked up by the kernel within the base, and what was found is held by a descriptor: from then on no name
 * matters.
 *
 * @param base a descriptor of the directory that stands for the root: no link leads out of it, nor into another mount
 * @param path the path from there, without a slash in front
 * @param kind what is mounted there, and is made there where nothing is
 */
record Place(Argument base, String path, Kind kind) {

    /** What is mounted on a directory is a directory, on a file a file. */
    enum Kind {
        DIRECTORY,
        FILE
    }

    // tag::open[]
    /** Opens it, and makes what is missing; the result is its descriptor. */
    Argument.Result open(CallList child, List<Telling> tellings) {
        Argument parent = base;
        List<Argument.Result> opened = new ArrayList<>();
        for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
            child.attempt(PlaceCalls.mkdirat(parent, name(end), 0755));
            parent = child.add(
                    FileCalls.openat2_in_root_mount(base, path.substring(0, end), O_PATH, O_DIRECTORY, O_CLOEXEC),
                    tellings);
            opened.add((Argument.Result) parent);
        }
        child.attempt(make(parent));
        Argument.Result found = child.add(FileCalls.openat2_in_root_mount(base, path, flags()), tellings);
        opened.forEach(directory -> child.add(FileCalls.close(directory)));
        return found;
    }
    // end::open[]

    /** The part of the path that ends there. */
    private String name(int end) {
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    private Call make(Argument parent) {
        String name = name(path.length());
        return kind == Kind.DIRECTORY
                ? PlaceCalls.mkdirat(parent, name, 0755)
                : PlaceCalls.mknodat_file(parent, name, 0644);
    }

    private OpenFlag[] flags() {
        return kind == Kind.DIRECTORY
                ? new OpenFlag[] {O_PATH, O_DIRECTORY, O_CLOEXEC}
                : new OpenFlag[] {O_PATH, O_CLOEXEC};
    }

    /** Opens it if that can be; what is there is covered then, also when it is a link. It lies in a directory of the base. */
    Argument.Result openCovering(CallList child) {
        String directory = path.substring(0, path.lastIndexOf('/'));
        child.attempt(PlaceCalls.mkdirat(base, directory, 0755));
        Argument.Result parent =
                child.attempt(FileCalls.openat2_in_root_mount(base, directory, O_PATH, O_DIRECTORY, O_CLOEXEC));
        child.attempt(make(parent));
        Argument.Result found =
                child.attempt(FileCalls.openat2_in_root_mount(base, path, O_PATH, O_NOFOLLOW, O_CLOEXEC));
        child.attempt(FileCalls.close(parent));
        return found;
    }
}
