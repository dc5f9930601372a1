package containers.runner;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Operation;
import containers.testing.OnceIsEnough;
import java.lang.reflect.Field;
import java.nio.Buffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Rules that no compiler checks. */
@AnalyzeClasses(
        packages = "containers",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTests.OnlyTheSteps.class})
@ArchTag(OnceIsEnough.TAG)
class ArchitectureTests {

    /** Without the module with the tools of tests. */
    static final class OnlyTheSteps implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/containers/testing/");
        }
    }

    /** The packages in the order in which they are read: each uses only those before it. */
    static final List<String> IN_ORDER = List.of(
            "kernel",
            "calls",
            "files",
            "locks",
            "program",
            "executable",
            "start",
            "errands",
            "relay",
            "monitor",
            "telling",
            "forking",
            "pipes",
            "launch",
            "namespaces",
            "hostroot",
            "rootfs",
            "trust",
            "filesystems",
            "cgroups.hierarchy",
            "cgroups.limits",
            "cgroups.removal",
            "cgroups",
            "identity",
            "privileges",
            "devices",
            "json",
            "seccomp.filter",
            "seccomp.file",
            "seccomp",
            "settings",
            "init",
            "names",
            "volumes",
            "locking",
            "addresses",
            "ports",
            "netlink",
            "nftables",
            "traffic",
            "rtnetlink",
            "network",
            "bridge.lease",
            "bridge",
            "joining",
            "usermode",
            "sharing",
            "spec",
            "commandline.text",
            "commandline.variables",
            "commandline.unknown",
            "commandline.options",
            "commandline",
            "request",
            "bundle.process",
            "bundle.mounts",
            "bundle.linux",
            "bundle",
            "terminal",
            "container",
            "compile",
            "doctor",
            "silent",
            "runner");

    @ArchTest
    static void packagesUseThoseBeforeThem(JavaClasses classes) {
        for (int i = 0; i < IN_ORDER.size(); i++) {
            String[] later = IN_ORDER.stream()
                    .skip(i + 1)
                    .map(name -> "containers." + name)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("containers." + IN_ORDER.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .check(classes);
        }
    }

    @ArchTest
    static void everyPackageHasItsPlaceInThatOrder(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        IN_ORDER.stream().map(name -> "containers." + name).toList());
    }

    /** Native memory is dangerous: what touches it is in few places. */
    @ArchTest
    static final ArchRule FEW_USE_NATIVE_MEMORY = noClasses()
            .that()
            .resideOutsideOfPackage("containers.kernel")
            .and()
            .haveNameNotMatching("containers\\.(start\\.Spawn|forking\\.(ForkExperiment|ForkingParent)).*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule WHAT_IS_STATIC_IS_FINAL =
            fields().that().haveModifier(STATIC).should().haveModifier(FINAL);

    /** What is final can be changed inside still: an array, most collections. */
    @ArchTest
    static void whatIsStaticCantBeChanged(JavaClasses classes) throws ReflectiveOperationException {
        List<String> changeable = new ArrayList<>();
        for (JavaClass each : classes) {
            for (JavaField field : each.getFields()) {
                boolean written = !field.getModifiers().contains(JavaModifier.SYNTHETIC);
                if (written && field.getModifiers().contains(STATIC) && isChangeable(field)) {
                    changeable.add(field.getFullName());
                }
            }
        }
        // Between the threads of one process, a lock on a file is none.
        assertThat(changeable).containsExactly("containers.hostroot.HostRoot.BUILDING");
    }

    private static boolean isChangeable(JavaField field) throws ReflectiveOperationException {
        JavaClass type = field.getRawType();
        if (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)) {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            String made = reflected.get(null).getClass().getName();
            return !made.contains(".ImmutableCollections$") && !made.contains(".Collections$Unmodifiable");
        }
        return type.isArray()
                || type.isAssignableTo(Buffer.class)
                || type.isAssignableTo(StringBuilder.class)
                || type.getPackageName().startsWith("java.util.concurrent");
    }

    /** Who reads what a person asked for doesn't change it: only who reads the command line does. */
    @ArchTest
    static final ArchRule OPTIONS_ARE_WRITTEN_BY_THE_COMMAND_LINE_ALONE = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("containers.commandline.options", "containers.commandline.variables")
            .and()
            .haveRawReturnType(void.class)
            .should()
            .onlyBeCalled()
            .byClassesThat()
            .resideInAPackage("containers.commandline..");

    /** A reader looks for a call by its name, and finds it where its arguments are explained. */
    @ArchTest
    static final ArchRule CALLS_ARE_MADE_IN_TABLES_OF_CALLS = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Calls")
            .and()
            .resideOutsideOfPackage("containers.kernel")
            .and()
            // posix_spawn makes its call by itself: there it is but named, in a message.
            .doNotHaveSimpleName("Spawn")
            .should()
            .callMethod(Call.class, "of", Operation.class, Argument[].class);

    /** Children are started with system calls that a reader can see. */
    @ArchTest
    static final ArchRule NOBODY_STARTS_PROCESSES_OTHERWISE = noClasses()
            .that()
            .doNotHaveSimpleName("ForkExperiment")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class)
            .orShould()
            .callMethod(Runtime.class, "exec", String.class);
}
