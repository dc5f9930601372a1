package containers.launch;

public final class Step01ForkExec {
    private Step01ForkExec() {}

    public static void main(String[] args) {
        try (Launcher launcher = new Launcher()) {
            LaunchPlan plan = new LaunchPlan();
            Command.of("sh", "-c", "echo hello from $$; ls -l /proc/self/fd; exit 7")
                    .addTo(plan.child());
            new Explanation(plan).lines().forEach(System.out::println);
            try (Child child = launcher.launch(plan)) {
                System.out.println(child.pid() + " " + child.waitFor());
                child.trace().lines().forEach(System.out::println);
            }
            LaunchPlan p2 = new LaunchPlan();
            p2.meanwhile(pid -> new containers.kernel.CallList());
            Command.of("echo", "gated").addTo(p2.child());
            try (Child child = launcher.launch(p2)) {
                System.out.println(child.pid() + " " + child.waitFor());
                child.trace().lines().forEach(System.out::println);
            }
        }
    }
}
