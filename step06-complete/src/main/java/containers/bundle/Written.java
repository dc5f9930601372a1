package containers.bundle;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import containers.kernel.KernelText;
import containers.spec.Root;
import containers.spec.Spec;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a container is to be, as the text of a {@code config.json}.
 *
 * @param text the lines, each with its end
 */
public record Written(String text) {

    /**
     * Writes it.
     *
     * @throws UsageException when there is no way to say that: one line
     */
    public static Written of(Spec spec) throws IOException {
        checkHasFields(spec);
        Gson gson = new GsonBuilder()
                .disableHtmlEscaping() // Which would have = written as a number: this is no web page.
                .setFormattingStyle(FormattingStyle.PRETTY.withIndent("\t")) // As runc spec.
                .create();
        Spec plain = withPlainRoot(spec);
        String text = UsageException.unlessValid(() -> gson.toJson(Configuration.write(plain)));
        if (!KernelText.isUtf8(text)) {
            throw new UsageException("a config.json is UTF-8, and one of these words isn't");
        }
        return new Written(text + "\n");
    }

    private static void checkHasFields(Spec spec) {
        if (spec.linux().network().leadsOut()) {
            throw new UsageException(
                    "a config.json says whether a container has a network of its own, and not who connects"
                            + " that: --network none or host");
        }
        if (spec.names().isPresent()
                && !spec.names().get().equals(spec.linux().network().usualNames())) {
            throw new UsageException("a config.json has no field for --add-host, --dns, --dns-search and --dns-option");
        }
    }

    /** A path without links, since runtimes take no other. */
    private static Spec withPlainRoot(Spec spec) throws IOException {
        String path = Path.of(spec.root().path()).toRealPath().toString();
        Root root = new Root(path, spec.root().readonly());
        return new Spec(spec.process(), root, spec.hostname(), spec.mounts(), spec.linux(), spec.names());
    }
}
