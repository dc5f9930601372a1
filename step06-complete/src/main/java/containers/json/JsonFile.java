package containers.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that somebody else wrote.
 *
 * @param path where it is: a file that is there
 * @param most how many bytes it may have
 */
public record JsonFile(Path path, int most) {

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it isn't one JSON object: one line
     */
    public Fields read() {
        return Fields.parse(content());
    }

    private String content() {
        if (!Files.isRegularFile(path)) { // A FIFO would keep who opens it waiting.
            throw new IllegalArgumentException("not a regular file");
        }
        if (path.toFile().length() == 0) { // Some of those in /proc keep a reader waiting, too.
            throw new IllegalArgumentException("it is empty");
        }
        if (path.toFile().length() > most) {
            throw tooLarge();
        }
        try (InputStream input = Files.newInputStream(path)) {
            byte[] content = input.readNBytes(most + 1); // It may have grown since.
            if (content.length > most) {
                throw tooLarge();
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException binary) {
            throw new IllegalArgumentException("not JSON: not in UTF-8", binary);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("this user can't read it", unreadable);
        }
    }

    private IllegalArgumentException tooLarge() {
        return new IllegalArgumentException("larger than " + most + " bytes");
    }
}
