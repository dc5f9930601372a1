package containers.runner;

/** How a container is started. */
enum Way {
    /** This process becomes the program that runs it: nothing of Java is left while it runs. */
    IN_PLACE,
    /** The program runs beside this JVM, which has more to do. */
    BESIDE,
    /** Like in place, but this process ends where it would become the program: to see which classes it takes. */
    REHEARSAL;

    /** What {@code ./contain} asks for with a property; a JVM that was started otherwise stays. */
    static Way ofThisJvm() {
        return switch (System.getProperty("contain.way", "beside")) {
            case "in-place" -> IN_PLACE;
            case "rehearsal" -> REHEARSAL;
            default -> BESIDE;
        };
    }
}
