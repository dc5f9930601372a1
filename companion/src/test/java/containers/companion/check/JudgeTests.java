package containers.companion.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The learner's code is in the judge's process. */
class JudgeTests {

    @Test
    void reflectionFindsNothingThatDecides() throws IOException, ReflectiveOperationException {
        List<Field> reached = new ArrayList<>();
        for (Class<?> type : classes()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    reached.add(field);
                }
            }
        }
        assertThat(reached)
                .as("static fields of the judge's classes, also those that a compiler makes")
                .isEmpty();
    }

    private static List<Class<?>> classes() throws IOException, ReflectiveOperationException {
        Path directory = Path.of("target/classes", Judge.class.getPackageName().replace('.', '/'));
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("Judge(\\$.*)?\\.class")) {
                    classes.add(Class.forName(Judge.class.getPackageName() + "." + name.replace(".class", "")));
                }
            }
        }
        assertThat(classes).contains(Judge.class);
        return classes;
    }
}
