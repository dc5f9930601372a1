package containers.benchmark;

/** The least that Java can do: what its start takes. */
final class Hello {

    private Hello() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
