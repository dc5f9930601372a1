package containers.cgroups;

/** Demo. */
public final class Step05Cgroups {
    private Step05Cgroups() {}

    public static void main(String[] args) {
        System.out.println(String.join(" ", args));
    }
}
