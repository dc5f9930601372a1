package containers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The finished site: its links lead somewhere, and a browser needs no network for it. Runs after it was written. */
final class SiteTests {

    private static final Path SITE = Path.of("target/site");
    private static final Pattern LINK = Pattern.compile("(?:href|src|data)=\"([^\"#]*)(?:#([^\"]*))?\"");
    private static final Pattern LOADED =
            Pattern.compile("(?:<link[^>]*href=|src=|data=|@import |url\\()[\"']?(?:https?:)?//[^\"') ]*");

    private static final Pattern STYLE_COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            for (Matcher link = LINK.matcher(Files.readString(page)); link.find(); ) {
                if (!link.group(1).contains("://") && !leadsSomewhere(page, link.group(1), link.group(2))) {
                    broken.add(SITE.relativize(page) + ": " + link.group());
                }
            }
        }
        assertThat(broken).as("broken links").isEmpty();
    }

    @Test
    void nothingIsLoadedFromANetwork() throws IOException {
        List<String> loaded = new ArrayList<>();
        for (Path page : pages()) {
            String content = STYLE_COMMENT.matcher(Files.readString(page)).replaceAll("");
            LOADED.matcher(content).results().forEach(found -> loaded.add(page + ": " + found.group()));
        }
        assertThat(loaded).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String file, String anchor) throws IOException {
        Path target = file.isEmpty() ? page : page.resolveSibling(file);
        if (!Files.exists(target)) {
            return false;
        }
        return anchor == null || Files.readString(target).contains("id=\"" + anchor + "\"");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(pages).contains(SITE.resolve("index.html"));
            return pages;
        }
    }
}
