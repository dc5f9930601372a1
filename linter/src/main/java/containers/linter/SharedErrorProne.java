package containers.linter;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Error Prone with the classes that it had the last time.
 *
 * <p>The compiler loads its plugins anew for each module's classes, and again for its tests: twenty times in a build. Each
 * time Java would have to find out again which of their methods to compile, which takes longer than the looking does. So
 * Error Prone is loaded once, and kept for as long as this JVM lives.
 */
public final class SharedErrorProne implements Plugin {

    private static final String LOADER = SharedErrorProne.class.getName();

    @Override
    public String getName() {
        return "SharedErrorProne";
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        try {
            Class<?> type = Class.forName("com.google.errorprone.ErrorProneJavacPlugin", true, loader());
            type.asSubclass(Plugin.class).getDeclaredConstructor().newInstance().init(task, arguments);
        } catch (ReflectiveOperationException gone) {
            throw new LinkageError("Error Prone isn't on the processor path", gone);
        }
    }

    /** A static field would be another each time: this class, too, is loaded anew. The properties are the JVM's. */
    private static ClassLoader loader() {
        URLClassLoader mine = (URLClassLoader) SharedErrorProne.class.getClassLoader();
        return (ClassLoader)
                System.getProperties().computeIfAbsent(LOADER, none -> copy(mine.getURLs(), mine.getParent()));
    }

    private static ClassLoader copy(URL[] urls, ClassLoader parent) {
        return new URLClassLoader("Error Prone", urls, parent);
    }
}
