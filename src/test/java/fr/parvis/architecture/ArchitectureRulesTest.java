// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The few rules of the house that a machine can see. */
@AnalyzeClasses(packages = "fr.parvis", importOptions = WithoutTests.class)
class ArchitectureRulesTest {

    @ArchTest
    static final ArchRule the_domain_knows_neither_web_nor_papers = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..web..", "..papers..", "jakarta.servlet..", "org.springframework.web..");

    @ArchTest
    static final ArchRule papers_do_not_know_the_web = noClasses()
            .that()
            .resideInAPackage("..papers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..web..", "jakarta.servlet..", "org.springframework.web..");

    @ArchTest
    static final ArchRule the_domain_makes_no_sentences = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    fr.parvis.shell.Words.class,
                    fr.parvis.shell.Problems.class,
                    org.springframework.context.MessageSource.class)
            .because("it answers codes and values; web and papers say them");

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
                    "..papers..",
                    "..web..",
                    "..jobs..",
                    "..reactions..",
                    "..commands..",
                    "fr.parvis.database.engine..",
                    "fr.parvis.shell.guide..",
                    "fr.parvis.files.office..",
                    "fr.parvis.files.table..");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields =
            noFields().should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");

    @ArchTest
    static final ArchRule settings_are_read_in_one_way = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
            .because("a module's record of settings checks them at the start, and is registered at Parvis");

    @ArchTest
    static final ArchRule a_page_says_its_status_by_its_view = noClasses()
            .that()
            .resideInAPackage("..web..")
            .and()
            .haveSimpleNameNotEndingWith("Guard")
            .should()
            .callMethod(jakarta.servlet.http.HttpServletResponse.class, "setStatus", int.class)
            .because("FormAnswer carries it, and the page is shown as any other");

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

    @ArchTest
    static final ArchRule a_day_is_somewhere = noClasses()
            .that()
            .resideOutsideOfPackage("..trial..")
            .and()
            .haveNameNotMatching("fr\\.parvis\\..*\\.(NetworkTime|ResultRow|FrenchCommunes|Paris)")
            .and()
            .haveNameNotMatching(".*\\.(Measure|Load|Past|Sample)[A-Z]\\w*(\\$.*)?")
            .should()
            .callMethod(java.time.ZoneId.class, "of", String.class)
            .orShould()
            .callMethod(java.time.ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(java.time.Clock.class, "withZone", java.time.ZoneId.class)
            .orShould()
            .callMethod(java.time.LocalDate.class, "now", java.time.Clock.class)
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now", java.time.Clock.class)
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .because("LocalDays knows the zone and the day of an association, NetworkTime those of the network;"
                    + " ResultRow reads a stored zone, FrenchCommunes those of departments, Paris that of meters");

    @ArchTest
    static final ArchRule rows_are_read_in_one_way = noClasses()
            .that()
            .resideOutsideOfPackages("fr.parvis.database..", "..trial..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.sql\\.(ResultSet|Types|Array)")
            .because("database.ResultRow reads columns, and parameters are bound as they are");

    @ArchTest
    static final ArchRule the_language_is_the_request_s = noMethods()
            .that()
            .areMetaAnnotatedWith(org.springframework.web.bind.annotation.RequestMapping.class)
            .should()
            .haveRawParameterTypes(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "that take a Locale",
                    types -> types.stream().anyMatch(type -> type.isEquivalentTo(java.util.Locale.class))))
            .because("Words speaks the language of the request");

    @ArchTest
    static final ArchRule telephone_numbers_are_read_in_one_way = noClasses()
            .that()
            .haveNameNotMatching("fr\\.parvis\\.values\\.PhoneNumber(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.i18n..")
            .because("values.PhoneNumber knows what is stored, dialed and shown of them");

    @ArchTest
    static final ArchRule mails_are_sent_in_one_way = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(fr.parvis.runtime.Mailer.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.mail.javamail..")
            .because("runtime.Mailer says who sends, under which Message-ID, and that nobody's absence is answered");

    @ArchTest
    static final ArchRule tables_that_somebody_brings_are_read_in_one_way = noClasses()
            .that()
            .resideOutsideOfPackages("fr.parvis.files.table..", "..trial..")
            // files that come with the product
            .and()
            .haveNameNotMatching(".*\\.(FrenchCommunes|LoadReferenceFiles|ShippedContent)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(org.apache.commons.csv.CSVParser.class)
            .because("files.table tells encodings and separators, and bounds what is read");

    @ArchTest
    static final ArchRule text_is_folded_in_one_way = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(fr.parvis.values.FoldedText.class.getName())
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.text.Normalizer.class)
            .because("values.FoldedText has a name for each level, and what is stored depends on them");

    @ArchTest
    static final ArchRule hashes_are_computed_in_one_place = noClasses()
            .that()
            .doNotBelongToAnyOf(fr.parvis.values.Sha256.class, fr.parvis.values.HmacSha256.class)
            .should()
            .callMethod(java.security.MessageDigest.class, "getInstance", String.class)
            .orShould()
            .callMethod(javax.crypto.Mac.class, "getInstance", String.class)
            .because("values.Sha256 hashes bytes, texts and streams, values.HmacSha256 what a key makes of them");

    @ArchTest
    static final ArchRule what_was_not_kept_is_told_by_one_problem = noClasses()
            .that()
            .resideOutsideOfPackage("fr.parvis.values")
            .should()
            .haveSimpleName("Problem")
            .because("values.Problem has a field, a code, values and a severity");

    @ArchTest
    static final ArchRule what_was_refused_is_one_outcome = noFields()
            .that()
            .haveName("problems")
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("fr.parvis.values")
            // a case of a family of outcomes
            .and()
            .areDeclaredInClassesThat()
            .implement(resideInAPackage("fr.parvis.."))
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleName("Refused")
            .because("values.Outcome has it: a use case with cases of its own answers Outcome of its own sealed type");

    @ArchTest
    static final ArchRule the_engine_of_the_copy_is_known_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackages("fr.parvis.indicators.domain.copy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.duckdb..")
            .because("whoever reads the copy has no row-level security behind her");
}
