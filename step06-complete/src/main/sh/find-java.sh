# What ./contain and ./workshop have in common: they find a Java, and build what they start. Each has a function "fail", which
# tells and ends; "find_newer", which prints a source that was changed since; "build"; $here, the workshop's directory;
# $target, where it builds; $built, a file of that time; $what is built: "it has".
# shellcheck shell=sh disable=SC2034,SC2154

# Sets $java and $home. /usr/bin/java is the first of a chain of links to the real one.
find_java() {
    java=${JAVA_HOME:+$JAVA_HOME/bin/java}
    [ -n "$java" ] || java=$(readlink -f "$(command -v java)") || java=
    [ -x "$java" ] || [ -z "${JAVA_HOME:-}" ] || fail "there is no $java: set JAVA_HOME to a JDK 17 or newer"
    [ -x "$java" ] || fail "no Java found: install a JDK 17 or newer, or set JAVA_HOME to one"
    home=${java%/bin/java}
}

# Sets $version, as in 17.0.15, $feature, as in 17, and $processor. Every JDK has a file that tells; starting Java would
# take longer.
find_version() {
    version='' processor=''
    [ -r "$home/release" ] || fail "$java isn't in a JDK's bin directory (beside it would be a file named release):\
 set JAVA_HOME to a JDK 17 or newer"
    while IFS='=' read -r name value; do
        value=${value#\"}
        value=${value%\"}
        case $name in
        JAVA_VERSION) version=$value ;;
        OS_ARCH) processor=$value ;;
        esac
    done <"$home/release"
    feature=${version%%[.-]*}
    [ "${feature:-0}" -ge 17 ] || fail "Java ${version:-in $home} is too old: set JAVA_HOME to a JDK 17 or newer"
    case ${processor:=$(uname -m)} in
    x86_64 | aarch64) ;;
    *) fail "this runner knows the system calls of x86-64 and aarch64, and not of $processor" ;;
    esac
}

# Whether it is built as the sources are now. They may come and go while find looks.
is_built() {
    [ -f "$built" ] || return 1
    newer=$(find_newer) || newer=$(find_newer) || fail "can't look whether a source was changed since all was built:\
 find failed (it takes directories that this user can read, and room: ulimit -v, ulimit -u)"
    [ -z "$newer" ]
}

# Two first runs at once would build in each other's way.
build_alone() {
    { mkdir -p "$target" && touch "$target/building"; } 2>/dev/null ||
        fail "this user can't write to $here, and $what to be built there"
    exec 9>"$target/building"
    ! command -v flock >/dev/null || flock 9
    is_built || { build; is_built; } || tell_future
    exec 9>&-
}

# As with a copy from elsewhere, or after the clock was put back.
tell_future() {
    echo "${0##*/}: $newer is newer than what was built just now: where it is dated in the future, touch it, else all is" \
        "built anew each time" >&"${screen:-2}"
}
