package containers.launch;

/** A JVM whose child says which signals it blocks, ignores and handles. */
final class JvmWithReader {

    private JvmWithReader() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        Launcher launcher = new Launcher();
        Plans.output(launcher, Command.of("cat", "/proc/self/status"))
                .lines()
                .filter(line -> line.matches("Sig(Blk|Ign|Cgt):.*"))
                .forEach(System.out::println);
        System.out.println(Plans.run(launcher, Plans.of("true")));
    }
}
