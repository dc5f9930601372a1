package containers.cgroups.removal;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_DIRECTORY;
import static containers.calls.OpenFlag.O_NOFOLLOW;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import java.io.File;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The groups that a container made below its own, however deep they are. A path may have 4096 bytes, but a container that
 * enters each group that it makes can go on: so we do the same, from descriptor to descriptor.
 */
final class GroupsBelow {

    private final Deque<Iterator<String>> left = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();
    private long here;

    private GroupsBelow() {}

    /**
     * Visits them, the deepest first.
     *
     * @param visitor is given a path that is good for as long as the visit takes
     */
    static void visit(String group, Consumer<String> visitor) {
        try {
            new GroupsBelow().walk(group, visitor);
        } catch (SystemCallException refused) {
            // The topmost one went away, or a way back up. Who visits them comes again.
        }
    }

    private void walk(String group, Consumer<String> visitor) {
        here = open(group);
        try {
            left.push(names(path()));
            while (left.size() > 1 || left.element().hasNext()) {
                if (left.element().hasNext()) {
                    enter(left.element().next());
                } else {
                    left.pop();
                    go("..");
                    visitor.accept(path() + "/" + names.pop());
                }
            }
        } finally {
            close(here);
        }
    }

    private void enter(String name) {
        try {
            go(name);
        } catch (SystemCallException gone) {
            return;
        }
        names.push(name);
        left.push(names(path()));
    }

    private void go(String name) {
        long next = open(path() + "/" + name);
        close(here);
        here = next;
    }

    private String path() {
        return "/proc/self/fd/" + here;
    }

    private static Iterator<String> names(String path) {
        List<String> names = new ArrayList<>();
        File[] entries = new File(path).listFiles();
        for (File entry : entries == null ? new File[0] : entries) {
            if (entry.isDirectory()) {
                names.add(entry.getName());
            }
        }
        return names.iterator();
    }

    private static long open(String path) {
        // A descriptor's link is followed where something comes behind it.
        return Kernel.call(FileCalls.openat(path, O_DIRECTORY, O_NOFOLLOW, O_CLOEXEC));
    }

    private static void close(long descriptor) {
        Kernel.call(FileCalls.close(Argument.number(descriptor)));
    }
}
