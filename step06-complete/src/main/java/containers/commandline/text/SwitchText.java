package containers.commandline.text;

import containers.telling.UsageException;

/** Reads whether an option that takes no value is on: {@code --init=false}. */
public final class SwitchText {

    private SwitchText() {}

    /**
     * What Go's ParseBool takes of that, and Docker with it.
     *
     * @param name the option's
     * @throws UsageException when it is something else: one line
     */
    public static boolean isOn(String name, String value) {
        return switch (value) {
            case "true", "True", "TRUE", "t", "T", "1" -> true;
            case "false", "False", "FALSE", "f", "F", "0" -> false;
            default ->
                throw new UsageException("the option " + name + " is on or off: " + name + "=true, " + name
                        + "=false, and alone it is on; not '" + value + "'");
        };
    }
}
