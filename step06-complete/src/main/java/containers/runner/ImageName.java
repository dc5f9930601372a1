package containers.runner;

import containers.kernel.Errno;
import containers.telling.Advice;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word that Docker would take for an image's name: {@code alpine}, {@code ubuntu:24.04}, {@code docker.io/library/x}.
 *
 * @param name the word
 */
record ImageName(String name) {

    /** What a person who tries a container runner types first. Any other word is more likely a program's. */
    private static final Set<String> KNOWN = Set.of(
            "almalinux",
            "alpine",
            "amazonlinux",
            "archlinux",
            "busybox",
            "centos",
            "debian",
            "fedora",
            "golang",
            "hello-world",
            "httpd",
            "mariadb",
            "mysql",
            "nginx",
            "node",
            "postgres",
            "python",
            "redis",
            "rockylinux",
            "ubuntu");

    /** A registry and a path, perhaps, and a tag or a digest: at least one of them. */
    private static final Pattern REFERENCE = Pattern.compile("[a-z0-9][a-z0-9._/-]*([:/@][A-Za-z0-9._:/@-]+)+");

    /** The first word of a command, where a call is printed as C would write it. */
    private static final Pattern FIRST_WORD = Pattern.compile("\\[\"([^\"\\\\]*)\"");

    /** What to do when a program that isn't there has an image's name. */
    static Advice whatToDo() {
        return line -> line.name().equals("execve") && line.errno().equals(Optional.of(Errno.ENOENT))
                ? in(line.call()).map(ImageName::advice)
                : Optional.empty();
    }

    /** The name that an {@code execve} was to run, if it looks like one. */
    static Optional<ImageName> in(String execve) {
        Matcher word = FIRST_WORD.matcher(execve);
        return word.find() ? Optional.of(new ImageName(word.group(1))).filter(ImageName::isLikely) : Optional.empty();
    }

    private boolean isLikely() {
        return KNOWN.contains(name) || REFERENCE.matcher(name).matches();
    }

    /** What to do without images. */
    String advice() {
        return "'" + name
                + "' looks like an image's name, and there are no images here: give a directory with --rootfs DIR,"
                + " or leave the word away for this host's programs.";
    }
}
