package fr.parvis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The few rules of the house that a machine can see. */
@AnalyzeClasses(packages = "fr.parvis", importOptions = WithoutTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule the_domain_does_not_know_the_web = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..web..", "jakarta.servlet..", "org.springframework.web..");

    @ArchTest
    static final ArchRule names_say_what_things_are =
            noClasses().should().haveNameMatching(".*(Impl|Dto|Entity|Manager|Helper|Util|Utils|Service)");

    @ArchTest
    static final ArchRule inside_a_module_are_the_same_folders = classes()
            .that()
            .resideInAPackage("fr.parvis.*.*..")
            .should()
            .resideInAnyPackage(
                    "..domain..",
                    "..web..",
                    "..jobs..",
                    "..reactions..",
                    "..commands..",
                    "fr.parvis.database.engine..",
                    "fr.parvis.shell.table..");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields =
            noFields().should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");

    @ArchTest
    static final ArchRule nobody_reads_the_wall_clock = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .because("the clock is injected, so that a test may set it");
}
