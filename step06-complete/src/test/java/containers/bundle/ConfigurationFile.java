package containers.bundle;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import containers.hostroot.HostRoot;
import containers.namespaces.User;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A bundle for tests: what {@code runc spec} writes, on the host's programs, and changed here and there. */
public final class ConfigurationFile {

    private final Path directory;
    private final JsonObject whole;

    private ConfigurationFile(Path directory, JsonObject whole) {
        this.directory = directory;
        this.whole = whole;
    }

    /** One for who runs this test, with that command. */
    public static ConfigurationFile in(Path directory, String... command) throws IOException {
        User user = User.current();
        ConfigurationFile file = new ConfigurationFile(
                        directory, JsonParser.parseString(text(user)).getAsJsonObject())
                .with("root.path", '"' + root() + '"')
                .with("process.terminal", "false")
                .with("process.args", new Gson().toJson(command));
        return user.isRoot()
                ? file
                : file.with("linux.uidMappings.0.hostID", Long.toString(user.uid()))
                        .with("linux.gidMappings.0.hostID", Long.toString(user.gid()));
    }

    private static String root() throws IOException {
        return HostRoot.inUserCache().directory().toRealPath().toString();
    }

    /** As runc wrote it, for root or for an ordinary user. */
    private static String text(User user) throws IOException {
        String name = user.isRoot() ? "runc-spec.json" : "runc-spec-rootless.json";
        try (InputStream file = ConfigurationFile.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** With that value, as JSON, in the field with that path: names and numbers of a list, with points between them. */
    public ConfigurationFile with(String path, String json) {
        List<String> names = List.of(path.split("[.]", -1));
        JsonElement at = whole;
        for (String name : names.subList(0, names.size() - 1)) {
            at = at.isJsonArray()
                    ? at.getAsJsonArray().get(Integer.parseInt(name))
                    : at.getAsJsonObject().get(name);
        }
        at.getAsJsonObject().add(names.get(names.size() - 1), JsonParser.parseString(json));
        return this;
    }

    /** With one more in a list. */
    public ConfigurationFile adding(String list, String json) {
        JsonElement at = whole;
        for (String name : list.split("[.]", -1)) {
            JsonObject object = at.getAsJsonObject();
            if (!object.has(name)) {
                object.add(name, JsonParser.parseString("[]"));
            }
            at = object.get(name);
        }
        at.getAsJsonArray().add(JsonParser.parseString(json));
        return this;
    }

    /** Without that field. */
    public ConfigurationFile without(String path) {
        int point = path.lastIndexOf('.');
        JsonObject object = whole;
        for (String name : path.substring(0, Math.max(point, 0)).split("[.]", -1)) {
            object = name.isEmpty() ? object : object.getAsJsonObject(name);
        }
        object.remove(path.substring(point + 1));
        return this;
    }

    /** Writes it, and returns the bundle. */
    public Path write() throws IOException {
        Files.writeString(directory.resolve("config.json"), whole.toString());
        return directory;
    }
}
