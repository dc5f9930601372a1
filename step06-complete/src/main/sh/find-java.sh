# What ./contain and ./workshop have in common: they find a Java, and build what they start. Each has a function "fail", which
# tells and ends; "find_newer", which prints a source that was changed since; "build"; $our_here, the workshop's directory;
# $our_target, where it builds; $our_built, a file of that time; $our_what is built: "it has"; $our_screen, where messages go,
# if that isn't 2.
# shellcheck shell=sh disable=SC2034,SC2154

# Sets $our_java and $our_home. /usr/bin/java is the first of a chain of links to the real one.
find_java() {
    our_java=${JAVA_HOME:+$JAVA_HOME/bin/java}
    [ -n "$our_java" ] || our_java=$(readlink -f "$(command -v java)") || our_java=
    [ -x "$our_java" ] || [ -z "${JAVA_HOME:-}" ] || fail "there is no $our_java: set JAVA_HOME to a JDK 17 or newer"
    [ -x "$our_java" ] || fail "no Java found: install a JDK 17 or newer, or set JAVA_HOME to one"
    our_home=${our_java%/bin/java}
    while [ "$our_home" != "${our_home%/}" ]; do our_home=${our_home%/}; done
}

# Sets $our_version, as in 17.0.15, $our_build, as in 17.0.15+6, $our_feature, as in 17, and $our_processor. Every JDK has a
# file that tells; starting Java would take longer.
find_version() {
    our_version='' our_build='' our_processor=''
    [ -r "$our_home/release" ] || fail "$our_java isn't in a JDK's bin directory (beside it would be a file named release):\
 set JAVA_HOME to a JDK 17 or newer"
    while IFS='=' read -r our_name our_value; do
        our_value=${our_value#\"}
        our_value=${our_value%\"}
        case $our_name in
        JAVA_VERSION) our_version=$our_value ;;
        JAVA_RUNTIME_VERSION) our_build=$our_value ;;
        OS_ARCH) our_processor=$our_value ;;
        esac
    done <"$our_home/release"
    [ -n "$our_version" ] || fail "$our_home/release doesn't tell which Java this is: set JAVA_HOME to a JDK 17 or newer"
    our_feature=${our_version%%[.-]*}
    [ "${our_feature:-0}" -ge 17 ] || fail "Java $our_version is too old: set JAVA_HOME to a JDK 17 or newer"
    case ${our_processor:=$(uname -m)} in
    x86_64 | aarch64) ;;
    *) fail "this runner knows the system calls of x86-64 and aarch64, and not of $our_processor" ;;
    esac
}

# Whether it is built as the sources are now; else $our_newer is one that has changed. They may come and go while find looks.
is_built() {
    [ -f "$our_built" ] || return 1
    our_newer=$(find_newer) || our_newer=$(find_newer) || fail "can't look whether a source was changed since all was built:\
 find failed (it takes directories that this user can read, and room: ulimit -v, ulimit -u, ulimit -n)"
    [ -z "$our_newer" ]
}

# Two first runs at once would build in each other's way.
build_alone() {
    { mkdir -p "$our_target" 2>/dev/null && can_lock; } ||
        fail "this user can't write to $our_target, and $our_what to be built there"
    exec 9>>"$our_target/building"
    ! command -v flock >/dev/null || flock -n 9 || wait_for_lock
    is_built || { build; is_built; } || tell_future
    exec 9>&-
}

# What Maven had to say, without its advice, which is for who typed its command.
tell_build() {
    [ -s "$our_target/build.log" ] || fail "the build failed, and couldn't write why to $our_target: is there room?"
    sed '/ -> \[Help 1\]/{s///;q;}' "$our_target/build.log" >&"${our_screen:-2}"
    fail "the build failed, for the reason above"
}

# Root may have built in another user's directory, who could neither change nor remove it then.
give_to_owner() {
    [ "$(id -u)" -ne 0 ] || chown -R --reference="$our_here" "$our_here"/*/target "$our_here"/target 2>/dev/null || true
}

# Whether there is a file to lock. A shell would end where it opens one in vain.
can_lock() {
    { [ -e "$our_target/building" ] || touch "$our_target/building"; } 2>/dev/null && [ -w "$our_target/building" ]
}

wait_for_lock() {
    echo "${0##*/}: waiting until another has built it" >&"${our_screen:-2}"
    flock 9 || fail "can't wait for another that builds: flock failed on $our_target/building"
}

# As with a copy from elsewhere, or after the clock was put back.
tell_future() {
    echo "${0##*/}: $our_newer is newer than what was built just now: where it is dated in the future, touch it, else all is" \
        "built anew each time" >&"${our_screen:-2}"
}
