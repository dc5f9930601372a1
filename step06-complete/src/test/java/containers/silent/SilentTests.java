package containers.silent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import containers.testing.InCi;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** In {@code contain.jar}, JNA finds a logger of ours in the place of Java's. Another JNA may ask it for more. */
@InCi
class SilentTests {

    private static final String JAVAS = "java.util.logging.";
    private static final String OURS = "containers.silent.";

    @Test
    void theLoggerHasAllThatJnaAsksFor() {
        Set<String> asked = new TreeSet<>();
        for (JavaClass each : new ClassFileImporter().importPackagesOf(Native.class)) {
            for (JavaAccess<?> access : each.getAccessesFromSelf()) {
                String member = access.getTarget().getFullName();
                if (member.startsWith(JAVAS)) {
                    asked.add(member.replace(JAVAS, OURS));
                }
            }
        }

        assertThat(asked).hasSizeGreaterThan(5).isSubsetOf(members());
    }

    @Test
    void bothNamesHaveAsManyLetters() {
        assertThat(OURS).hasSameSizeAs(JAVAS);
    }

    private static Set<String> members() {
        Set<String> members = new TreeSet<>();
        for (JavaClass each : new ClassFileImporter().importPackagesOf(Logger.class)) {
            for (JavaMember member : each.getMembers()) {
                members.add(member.getFullName());
            }
        }
        return members;
    }
}
