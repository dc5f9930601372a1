package containers.runner;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rules that no compiler checks. */
@AnalyzeClasses(
        packages = "containers",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTests.OnlyTheSteps.class})
class ArchitectureTests {

    /** Without the module with the tools of tests. */
    static final class OnlyTheSteps implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/containers/testing/");
        }
    }

    @ArchTest
    static final ArchRule STEPS_USE_THE_STEPS_BEFORE_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("kernel")
            .definedBy("containers.kernel")
            .layer("program")
            .definedBy("containers.program")
            .layer("monitor")
            .definedBy("containers.monitor")
            .layer("launch")
            .definedBy("containers.launch")
            .layer("namespaces")
            .definedBy("containers.namespaces")
            .layer("rootfs")
            .definedBy("containers.rootfs")
            .layer("filesystems")
            .definedBy("containers.filesystems")
            .layer("cgroups")
            .definedBy("containers.cgroups")
            .layer("runner")
            .definedBy("containers.runner")
            .whereLayer("kernel")
            .mayNotAccessAnyLayer()
            .whereLayer("program")
            .mayOnlyAccessLayers("kernel")
            .whereLayer("monitor")
            .mayOnlyAccessLayers("kernel", "program")
            .whereLayer("launch")
            .mayOnlyAccessLayers("kernel", "program", "monitor")
            .whereLayer("namespaces")
            .mayOnlyAccessLayers("kernel", "program", "launch")
            .whereLayer("rootfs")
            .mayOnlyAccessLayers("kernel", "program", "launch", "namespaces")
            .whereLayer("filesystems")
            .mayOnlyAccessLayers("kernel", "program", "launch", "namespaces", "rootfs")
            .whereLayer("cgroups")
            .mayOnlyAccessLayers("kernel", "program", "launch", "namespaces", "rootfs", "filesystems")
            .whereLayer("runner")
            .mayNotBeAccessedByAnyLayer();

    /** Native memory is dangerous: what touches it is in few places. */
    @ArchTest
    static final ArchRule FEW_USE_NATIVE_MEMORY = noClasses()
            .that()
            .resideOutsideOfPackage("containers.kernel")
            .and()
            .haveNameNotMatching("containers\\.(monitor\\.Spawn|launch\\.(ForkExperiment|ForkingParent)).*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule WHAT_IS_STATIC_IS_FINAL =
            fields().that().haveModifier(STATIC).should().haveModifier(FINAL);

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
