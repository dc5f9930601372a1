# Shared by benchmark/run and benchmark/soak.
# shellcheck shell=bash

here=$(cd "${BASH_SOURCE[0]%/*}" && pwd)
top=${here%/*}
work=
running=

say() {
    echo "benchmark: $1" >&2
}

fail() {
    say "$1"
    exit 1
}

has() {
    command -v "$1" >/dev/null
}

# Runs a command so that a signal to this script ends it, and is waited for: a trap doesn't run before a foreground
# command has ended.
run_interruptibly() {
    "$@" &
    running=$!
    local status=0
    wait "$running" || status=$?
    running=
    return "$status"
}

end_running() {
    if [ -n "$running" ]; then
        kill -TERM "$running" 2>/dev/null || true
        wait "$running" 2>/dev/null || true
        running=
    fi
}

# Prints the version of the JDK at $1, as in 17.0.15, if it is one and new enough.
version_of() {
    local version
    [ -x "$1/bin/java" ] && [ -f "$1/release" ] || return 0
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$1/release")
    [ "${version%%[!0-9]*}" -ge 17 ] 2>/dev/null || return 0
    echo "$version"
}

# Prints a line "VERSION HOME" for each JDK that is found, oldest first, and each version once.
list_jdks() {
    local home version
    for home in "${JAVA_HOME:-}" "$(readlink -f "$(command -v java || true)" | sed 's|/bin/java$||')" \
        /usr/lib/jvm/* /opt/*jdk* "${HOME:-}"/.sdkman/candidates/java/*; do
        if [ -n "$home" ]; then
            version=$(version_of "$home")
            [ -z "$version" ] || echo "$version $(readlink -f "$home")"
        fi
    done | sort -V -k1,1 -u
}

# Sets $jdks, and $java, which is the one that a person gets who types java.
find_jdks() {
    mapfile -t jdks < <(list_jdks)
    [ ${#jdks[@]} -gt 0 ] || fail "no Java found: install a JDK 17 or newer, or set JAVA_HOME to one"
    java=${JAVA_HOME:+$JAVA_HOME/bin/java}
    [ -n "$java" ] || java=$(command -v java) || java=${jdks[0]#* }/bin/java
}

# Sets $compiler.
find_compiler() {
    compiler=$(command -v cc || command -v gcc || command -v clang) || fail "no C compiler: apt-get install gcc"
}

# crun refuses a host with control groups of both versions. Where that is so, this script is run once more, with mounts of
# its own, from which version 2 is taken away: for everybody, so that all have the same.
hide_version_two() {
    if grep -q ' /sys/fs/cgroup/unified ' /proc/self/mountinfo && [ "$(id -u)" -eq 0 ]; then
        # shellcheck disable=SC2016 # the other shell is to expand it
        exec unshare --mount --propagation private sh -c 'umount /sys/fs/cgroup/unified && exec "$0" "$@"' \
            "$here/${0##*/}" "$@"
    fi
}

in_java() {
    run_interruptibly "$java" "${options[@]}" containers.benchmark.Benchmark "$@"
}

# Builds what isn't built, or is older than the sources. Sets $classpath.
build() {
    local target=$here/target
    if [ ! -f "$target/built" ] || [ -n "$(find "$top"/pom.xml "$top"/*/pom.xml "$top"/machinery/src/main \
        "$top"/step*/src/main "$here/src" -newer "$target/built" -print -quit)" ]; then
        say "building, which takes about a minute the first time"
        (cd "$top" && ./mvnw -q -pl benchmark -am -Dmaven.test.skip -Dspotless.check.skip package </dev/null >&2) ||
            fail "the build failed: see above"
        : >"$target/built"
    fi
    classpath=$target/benchmark-1.0-SNAPSHOT.jar
    for jar in "$target"/lib/*.jar; do
        classpath=$classpath:$jar
    done
}

# Sets $work to a fresh directory; everything that is written goes there.
make_work_directory() {
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
    work=$(mktemp -d "${TMPDIR:-/tmp}/contain-benchmark-XXXXXX")
    # Every user must be able to come by: a user namespace's root is nobody special to the host's files.
    chmod 755 "$work"
    options=(-Xlog:disable -Djna.tmpdir="$work" --enable-native-access=ALL-UNNAMED -cp "$classpath")
}
