# Sourced by ./contain: how Java starts fast, and whether it can start at all.
#
# Most of a start is loading classes. Java can keep those that it loaded in an archive, and map that into memory the next
# time. It is made once for each Java, by a rehearsal: all that a small container needs but the last call.
# shellcheck shell=sh # It has no interpreter of its own.
# shellcheck disable=SC2154 # ./contain sets the variables.
# shellcheck disable=SC2119,SC2120 # attend gives rehearse its options.

# With less, a rehearsal tells whether Java can start.
our_many_processes=1000
our_much_space=8000000000
our_newline='
'

# Sets all that start_java needs. Has the archive made when there is none, or it is older than the runner.
prepare_java() {
    name_place
    set_options
    has_room || no_room
    if is_archived || make_archive; then take_small_java; else take_own_java; fi
}

# Sets $our_place, a directory for each build of each Java, and $our_archive in it. What is in its name Java can read anywhere,
# and it is no longer than a name may be: of other paths there is a number. To start sed would take longer.
name_place() {
    set -f
    IFS=/
    # shellcheck disable=SC2086 # The path becomes words.
    set -- $our_home
    IFS=+
    our_name=$*-${our_build:-$our_version}-$our_processor
    unset IFS
    set +f
    [ ${#our_name} -le 200 ] || our_name=/
    case $our_name in
    *[!0-9A-Za-z.+_-]*) our_name=-$(echo "$our_home $our_build $our_version" | cksum) ;;
    esac
    our_place=$our_target/java${our_name%% *}
    our_archive=$our_place/archive
}

# Sets $our_use, the option that has Java use the archive, and $our_options: the same, in the same order, for making it.
set_options() {
    case $our_processor in
    x86_64) our_native=$our_target/native/com/sun/jna/linux-x86-64 ;;
    *) our_native=$our_target/native/com/sun/jna/linux-$our_processor ;;
    esac
    our_classpath=$our_target/contain.jar
    our_own='' our_patience=''
    if [ "$our_feature" -ge 25 ]; then
        our_use=-XX:AOTCache=$our_archive
    else
        our_use=-XX:SharedArchiveFile=$our_archive
    fi

    # A short life: no need for the second compiler, nor for a large heap. The collector is the one that starts faster.
    # Its tables are as large as it needs, to clear larger ones takes a millisecond: but the longest words have to fit in.
    our_options="-Xms32m -Xmx128m -XX:StringTableSize=1024 -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2"
    our_options="$our_options -XX:-UsePerfData -XX:-UseContainerSupport"
    if [ "$our_feature" -ge 24 ]; then
        our_options="$our_options -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED"
    else
        our_options="$our_options -XX:+UseG1GC"
    fi
    # A signal ends the JVM, or waits for the program that takes its place: Java's own handlers would swallow some. And
    # the container's limit of open files is the caller's, not a higher one of the JVM's.
    our_options="$our_options -Xrs -XX:-MaxFDLimit"
    # With -Xrs, Java makes a socket for debuggers at once, and what takes its place wouldn't remove it.
    our_options="$our_options -XX:+DisableAttachMechanism"
    # What Java has to say when it crashes would be a file in the current directory.
    our_options="$our_options -XX:ErrorFile=/dev/null"
    # An archive that doesn't fit any more is no reason for remarks: Java then starts without it.
    our_options="$our_options -Xlog:disable -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
    # Of a file named .hotspotrc in the current directory it would tell that it doesn't read it.
    our_options="$our_options -XX:-PrintWarnings"
    # JNA comes with its library unpacked, and needn't ask ldconfig for others.
    our_options="$our_options -Djna.nounpack=true -Djna.platform.library.path=/nonexistent"
    if [ "$our_feature" -ge 25 ]; then
        # A thread that compiles what was compiled in the rehearsal takes the processor from who waits. And enums are asked
        # for their constants by reflection, for which Java would make method handles.
        our_options="$our_options -XX:+IgnoreUnrecognizedVMOptions -XX:-AOTReplayTraining -Djdk.reflect.useNativeAccessorOnly=true"
    else
        # Java looks up in its security properties what they say of these two. To read that file takes two milliseconds.
        our_options="$our_options -Djdk.includeInExceptions= -Djdk.io.permissionsUseCanonicalPath=false"
    fi
}

# Where little is allowed, Java has no words of ours when it fails, and the status is its own: a rehearsal tells before.
has_room() {
    while read -r our_limit; do
        case $our_limit in
        'Max data size '*) our_data=${our_limit#Max data size} ;;
        'Max processes '*) our_processes=${our_limit#Max processes} ;;
        'Max address space '*) our_space=${our_limit#Max address space} && break ;; # read(1) takes byte after byte
        esac
    done </proc/self/limits
    # shellcheck disable=SC2086 # The first word is the limit that holds now.
    first_is_large "$our_many_processes" $our_processes && first_is_large "$our_much_space" $our_space &&
        first_is_large "$our_much_space" $our_data && return
    (rehearse </dev/null >/dev/null 2>&1) || [ $? -eq 125 ] # the runner's own, which it will explain
}

# first_is_large BOUND LIMIT…
first_is_large() {
    [ "$2" = unlimited ] || [ "$2" -ge "$1" ]
}

no_room() {
    fail "Java can't start: there is too little room for its threads or its memory here (ulimit -u, ulimit -v, ulimit -d)"
}

# shellcheck disable=SC3013 # Every shell that is installed as sh knows -nt.
is_archived() {
    [ -s "$our_archive" ] && [ ! "$our_built" -nt "$our_archive" ] && ! is_damaged
}

# A small Java was made, and somebody removed or emptied what it takes first.
is_damaged() {
    [ -d "$our_place/bin" ] &&
        ! { [ -s "$our_place/bin/java" ] && [ -s "$our_place/lib/libjli.so" ] && [ -s "$our_place/lib/server/libjvm.so" ]; }
}

# Makes the archive beside its place and then moves it there. A first run that finds another at it starts without.
make_archive() {
    command -v flock >/dev/null && can_lock || return
    exec 9>>"$our_target/building"
    our_made='' our_child='' our_fresh=$our_target/archiving
    if flock -n 9; then
        trap 'give_up 143' TERM
        trap 'give_up 129' HUP
        trap 'give_up 130' INT
        # Java 25 has hung at it, once in some hundred times. timeout ends what it started, too.
        ! command -v timeout >/dev/null || our_patience='timeout -s KILL 120'
        if is_archived || { make_room && make_place && keep_archive; }; then our_made=yes; fi # another's, while this one waited
        remove_fresh
        trap - TERM HUP INT
    fi
    exec 9>&-
    [ -n "$our_made" ]
}

# For nobody else's files, and nothing that one left who was killed.
make_room() {
    remove_fresh
    mkdir -m 700 "$our_fresh" 2>/dev/null
}

# With a small Java, if that is possible: a JDK has jlink for it. Where it is not, its own java starts, and what is built the
# next time is tried with a small one again.
make_place() {
    # shellcheck disable=SC3013 # Every shell that is installed as sh knows -nt.
    if [ ! -d "$our_place" ] || is_damaged || { [ ! -x "$our_place/bin/java" ] && [ "$our_built" -nt "$our_place" ]; }; then
        make_small_java || return
    fi
    take_small_java
    record_archive && return
    # There may have been room for one of the two.
    rm -rf "$our_place"
    mkdir -m 755 "$our_place" || return # whatever the umask
    take_own_java
    record_archive || check_java
}

# Of a JDK that doesn't start at all, Java has words of its own, or none.
check_java() {
    our_said=$("$our_java" -version 2>&1) && return 1
    remove_fresh
    rmdir "$our_place"
    fail "this Java doesn't start: set JAVA_HOME to a JDK 17 or newer for this machine (${our_said%%"$our_newline"*})"
}

# Where it crashes, it leaves nothing in the current directory.
make_small_java() {
    rm -rf "$our_place"
    attend exec "$our_home/bin/jlink" -J-XX:-UsePerfData -J-XX:ErrorFile=/dev/null -J-XX:+UnlockDiagnosticVMOptions \
        -J-XX:-DumpReplayDataOnError -J-XX:-CreateCoredumpOnCrash --add-modules java.base --output "$our_fresh/java" ||
        { rm -rf "$our_fresh/java" && mkdir "$our_fresh/java"; } || return
    chmod -R a+rX "$our_fresh/java" # whatever the umask
    mv "$our_fresh/java" "$our_place"
}

record_archive() {
    if [ "$our_feature" -ge 25 ]; then
        attend rehearse "-XX:AOTCacheOutput=$our_fresh/archive"
    else
        attend rehearse "-XX:DumpLoadedClassList=$our_fresh/classes" &&
            attend rehearse -Xshare:dump "-XX:SharedClassListFile=$our_fresh/classes" \
                "-XX:SharedArchiveFile=$our_fresh/archive"
    fi
}

# It stands for all that is beside it. So that is on the disk first: else the power could be cut between the two. Who has the
# directory above has it all, also where root was here first.
keep_archive() {
    chmod a+r "$our_fresh/archive" &&                        # whatever the umask
        touch -r "$our_built" "$our_fresh/archive" || # whatever the clock
        return
    chown -R --reference="$our_target" "$our_place" "$our_fresh" 2>/dev/null || true
    find "$our_place" "$our_fresh/archive" -type f -exec sync -d {} + 2>/dev/null || true
    mv -f "$our_fresh/archive" "$our_archive"
}

# attend COMMAND WORD…: waits for it, and is interrupted by a signal where that is possible (see hears_of_children).
attend() {
    if hears_of_children; then
        "$@" </dev/null >"$our_fresh/log" 2>&1 &
        our_child=$!
        wait "$our_child" || { our_child= && return 1; }
        our_child= # its number may be another's
    else
        ("$@" </dev/null >"$our_fresh/log" 2>&1)
    fi
}

give_up() {
    stop_child
    remove_fresh
    exit "$1"
}

remove_fresh() {
    rm -rf "$our_fresh"
}

# rehearse OPTION...: does all for a small container but the last call, with these options behind those for all. Java takes the
# place of this shell.
rehearse() {
    # shellcheck disable=SC2086 # The options are words.
    exec $our_patience "$our_java" ${our_own:+"$our_own"} $our_options "$@" -Dcontain.way=rehearsal \
        -Djna.boot.library.path="$our_native" -cp "$our_classpath" "$our_main" run --rm -e A=1 -- /bin/true
}

# Of a JDK's seventy modules the runner needs one, and a Java with that alone starts faster. It can have the runner among its
# own classes: to ask for one of those takes no Java. (A whole JDK would lose by that what it keeps of its modules.)
take_small_java() {
    [ -x "$our_place/bin/java" ] || return 0
    our_java=$our_place/bin/java
    our_own=-Xbootclasspath/a:$our_classpath
}

# The JDK's.
take_own_java() {
    our_java=$our_home/bin/java
    our_own=
}

# start_java WORD…: Java takes the place of this shell.
start_java() {
    # shellcheck disable=SC2086 # The options are words.
    exec "$our_java" "$our_use" ${our_own:+"$our_own"} $our_options -Dcontain.way=in-place -Dcontain.kept=CALLERS_ \
        -Dcontain.java="$our_home" -Dcontain.home="$our_here" \
        -Djna.boot.library.path="$our_native" -cp "$our_classpath" "$our_main" "$@"
}
