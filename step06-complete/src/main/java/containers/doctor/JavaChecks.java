package containers.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What it takes to run Java programs here, and to build these.
 *
 * @param home the JDK's directory
 * @param cache where what was built for containers is kept; it needn't be there yet
 */
record JavaChecks(Path home, Path cache) {

    private static final long MIB = 1L << 20;

    /** The steps' own root filesystem takes about a tenth of it, and Maven's repository the rest. */
    private static final long ENOUGH = 500 * MIB;

    /** The JDK that {@code ./contain} found: what it starts may be a small one made of that. */
    static Path kit() {
        return Path.of(System.getProperty("contain.java", System.getProperty("java.home")));
    }

    /** Whoever runs this has one; but to build the steps, and to do their labs, it takes the whole kit. */
    Finding jdk() {
        String thing = "Java";
        String found = System.getProperty("java.version") + " in " + home;
        return new File(home.toFile(), "bin/javac").canExecute()
                ? Finding.ok(thing, found)
                : Finding.missing(
                        thing,
                        found + " has no compiler: the steps can't be built with it, nor their labs done",
                        "set JAVA_HOME to a JDK, 17 or newer");
    }

    Finding disk() throws IOException {
        String thing = "disk";
        Path place = cache;
        while (!Files.exists(place)) {
            place = place.getParent();
        }
        long free = Files.getFileStore(place).getUsableSpace();
        String found = free / MIB + " MiB are free in " + place;
        return free >= ENOUGH
                ? Finding.ok(thing, found)
                : Finding.degraded(
                        thing,
                        found + ": what the steps build there takes up to " + ENOUGH / MIB,
                        "remove something, or set XDG_CACHE_HOME to a directory on another disk");
    }
}
