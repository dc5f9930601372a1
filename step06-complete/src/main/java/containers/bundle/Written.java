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
import java.util.Map;

/**
 * What a container is to be, as the text of a {@code config.json}.
 *
 * @param text the lines, each with its end
 */
public record Written(String text) {

    /**
     * Writes it.
     *
     * @param labels what stands in it for who reads it
     * @throws UsageException when there is no way to say that: one line
     */
    public static Written of(Spec spec, Map<String, String> labels) throws IOException {
        Gson gson = new GsonBuilder()
                .disableHtmlEscaping() // Which would have = written as a number: this is no web page.
                .setFormattingStyle(FormattingStyle.PRETTY.withIndent("\t")) // As runc spec.
                .create();
        Spec plain = withPlainRoot(spec);
        String text = UsageException.unlessValid(() -> gson.toJson(Configuration.write(plain, labels)));
        if (!KernelText.isUtf8(text)) {
            throw new UsageException("a config.json is UTF-8, and one of these words isn't");
        }
        return new Written(text + "\n");
    }

    /** A path without links, since runtimes take no other. */
    private static Spec withPlainRoot(Spec spec) throws IOException {
        String path = Path.of(spec.root().path()).toRealPath().toString();
        Root root = new Root(path, spec.root().readonly());
        return new Spec(spec.process(), root, spec.hostname(), spec.mounts(), spec.linux(), spec.names());
    }
}
