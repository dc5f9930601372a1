# Sourced by ./contain: how Java starts fast, and whether it can start at all.
#
# Most of a start is loading classes. Java can keep those that it loaded in an archive, and map that into memory the next
# time. It is made once for each Java, by a rehearsal: all that a small container needs but the last call.
# shellcheck shell=sh # It has no interpreter of its own.
# shellcheck disable=SC2154 # ./contain sets the variables.

# Sets $archive and $options, and has the archive made when there is none or it is older than the runner.
prepare_java() {
    set_options
    has_room || no_room
    name_archive
    # shellcheck disable=SC3013 # Every shell that is installed as sh knows -nt.
    if [ ! -f "$archive" ] || [ "$target/built" -nt "$archive" ]; then make_archive; fi
}

# Sets $archive, and $use, the option that has Java use it: one for each Java, whose path is in the name with other slashes. To start sed would take longer.
name_archive() {
    set -f
    IFS=/
    # shellcheck disable=SC2086 # The path becomes words.
    set -- $home
    IFS='='
    java_path=$*
    unset IFS
    set +f
    [ ${#java_path} -le 200 ] || java_path=$(echo "$home" | cksum) # a file's name has 255 bytes at most
    archive=$target/archive$java_path-$version-$processor
    if [ "$feature" -ge 25 ]; then
        use=-XX:AOTCache=$archive
    else
        use=-XX:SharedArchiveFile=$archive
    fi
}

# Where little is allowed, Java has no words of ours when it fails, and the status is its own: a rehearsal tells before.
has_room() {
    while read -r limit; do
        case $limit in
        'Max processes '*) processes=${limit#Max processes} ;;
        'Max address space '*) space=${limit#Max address space} && break ;; # read(1) takes byte after byte
        esac
    done </proc/self/limits
    # shellcheck disable=SC2086 # The first word is the limit that holds now.
    first_is_large "$many_processes" $processes && first_is_large "$much_space" $space && return
    java_with </dev/null >/dev/null 2>&1 || [ $? -eq 125 ] # the runner's own, which it will explain
}

many_processes=1000
much_space=8000000000

# first_is_large BOUND LIMIT…
first_is_large() {
    [ "$2" = unlimited ] || [ "$2" -ge "$1" ]
}

no_room() {
    fail "Java can't start: there is too little room for its threads or its memory here (ulimit -u, ulimit -v)"
}

# The same options, in the same order, for making an archive and for using it.
set_options() {
    case $processor in
    x86_64) native=$target/native/com/sun/jna/linux-x86-64 ;;
    *) native=$target/native/com/sun/jna/linux-$processor ;;
    esac
    classpath=$target/contain.jar

    # A short life: no need for the second compiler, nor for a large heap. The collector is the one that starts faster.
    # Its tables are as large as it needs: to clear larger ones takes a millisecond.
    options="-Xms8m -Xmx128m -XX:StringTableSize=1024 -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2 -XX:-UsePerfData -XX:-UseContainerSupport"
    if [ "$feature" -ge 24 ]; then
        options="$options -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED"
    else
        options="$options -XX:+UseG1GC"
    fi
    # A signal ends the JVM, or waits for the program that takes its place: Java's own handlers would swallow some. And
    # the container's limit of open files is the caller's, not a higher one of the JVM's.
    options="$options -Xrs -XX:-MaxFDLimit"
    # With -Xrs, Java makes a socket for debuggers at once, and what takes its place wouldn't remove it.
    options="$options -XX:+DisableAttachMechanism"
    # What Java has to say when it crashes would be a file in the current directory.
    options="$options -XX:ErrorFile=/dev/null"
    # An archive that doesn't fit any more is no reason for remarks: Java then starts without it.
    options="$options -Xlog:disable -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
    # JNA comes with its library unpacked, and needn't ask ldconfig for others.
    options="$options -Djna.nounpack=true -Djna.platform.library.path=/nonexistent"
    if [ "$feature" -ge 25 ]; then
        # A thread that compiles what was compiled in the rehearsal takes the processor from who waits. And enums are asked
        # for their constants by reflection, for which Java would make method handles.
        options="$options -XX:+IgnoreUnrecognizedVMOptions -XX:-AOTReplayTraining -Djdk.reflect.useNativeAccessorOnly=true"
    else
        # Java looks up in its security properties what they say of these two. To read that file takes two milliseconds.
        options="$options -Djdk.includeInExceptions= -Djdk.io.permissionsUseCanonicalPath=false"
    fi
}

# start_java WORD…: Java takes the place of this shell.
start_java() {
    # shellcheck disable=SC2086 # The options are words.
    exec "$java" "$use" $options -Dcontain.way=in-place -Dcontain.kept=CALLERS_ -Djna.boot.library.path="$native" -cp "$classpath" "$main" "$@"
}

# java_with OPTION...: does all for a small container but the last call, with these options besides those for all.
java_with() {
    # shellcheck disable=SC2086 # The options are words.
    "$java" "$@" $options -Dcontain.way=rehearsal -Djna.boot.library.path="$native" -cp "$classpath" "$main" run --rm -e A=1 -- /bin/true
}

# Makes the archive beside its place and then moves it there. A first run that finds another at it starts without.
make_archive() {
    fresh=$target/archiving
    { command -v flock && mkdir -p "$fresh" && touch "$target/building"; } >/dev/null 2>&1 || return 0
    exec 9>"$target/building"
    if flock -n 9; then
        trap 'remove_fresh; exit 143' TERM
        trap 'remove_fresh; exit 129' HUP
        trap 'remove_fresh; exit 130' INT
        rehearse </dev/null >"$fresh/log" 2>&1 || true
        chmod a+r "$fresh/archive" 2>/dev/null || true # whatever the umask
        [ ! -f "$fresh/archive" ] || mv -f "$fresh/archive" "$archive"
        remove_fresh
        trap - TERM HUP INT
    fi
    exec 9>&-
}

rehearse() {
    rm -f "$fresh/archive" # of one that was killed
    if [ "$feature" -ge 25 ]; then
        java_with "-XX:AOTCacheOutput=$fresh/archive"
    else
        java_with "-XX:DumpLoadedClassList=$fresh/classes"
        java_with -Xshare:dump "-XX:SharedClassListFile=$fresh/classes" "-XX:SharedArchiveFile=$fresh/archive"
    fi
}

remove_fresh() {
    rm -f "$fresh/archive" "$fresh/archive.config" "$fresh/classes" "$fresh/log"
    rmdir "$fresh" 2>/dev/null || true
}
