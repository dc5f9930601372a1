package containers.hostroot;

import containers.telling.OneLine;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Nothing can be kept in that directory, or run from it. */
final class CacheRefusedException extends FileSystemException implements OneLine {

    private static final long serialVersionUID = 1;
    private static final String ADVICE = ": set XDG_CACHE_HOME to a directory of yours that only you can write to";

    CacheRefusedException(Path directory, String reason) {
        super(directory.toString(), null, reason + ADVICE);
    }

    @Override
    public String told() {
        return "the cache can't be used: " + getMessage();
    }
}
