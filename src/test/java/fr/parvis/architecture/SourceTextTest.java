// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules about texts in the source, which compiled classes no longer show. */
class SourceTextTest {

    @Test
    void only_Download_writes_the_header_Content_Disposition() throws IOException {
        assertThat(classesWith("\"Content-Disposition\"|CONTENT_DISPOSITION|ContentDisposition\\b"))
                .containsExactly("Download");
    }

    @Test
    void only_Paging_counts_pages_and_the_interface_that_HSDS_defines() throws IOException {
        assertThat(classesWith("\\bpages = Math\\b|(page|number) - 1L?\\) \\* (\\w*PAGE|size)\\b"))
                .containsExactly("HsdsApi", "Paging");
    }

    @Test
    void only_FormFields_knows_what_an_identifier_looks_like() throws IOException {
        assertThat(classesWith("\\[0-9a-fA-F\\]\\{8\\}")).containsExactly("FormFields");
    }

    /** The others name columns, files and a published document, whose names keep the underline, or a key that is stored. */
    @Test
    void only_EnumCode_makes_a_code_of_the_name_of_a_constant() throws IOException {
        assertThat(classesWith("\\bname\\(\\)\\s*\\.toLowerCase\\("))
                .containsExactlyInAnyOrder("EnumCode", "FactTables", "FeedCache", "FiguresApi", "StandardReader");
    }

    /** HeldCommands shares the key of its lock with a function of the database. */
    @Test
    void only_TransactionLock_takes_locks_of_a_transaction() throws IOException {
        assertThat(classesWith("advisory_xact_lock")).containsExactlyInAnyOrder("HeldCommands", "TransactionLock");
    }

    /** The scope of each transaction and memory for sorting are set on the connection itself; a change of keys asks in SQL. */
    @Test
    void only_TransactionSetting_sets_what_holds_for_a_transaction() throws IOException {
        assertThat(classesWith("set_config"))
                .containsExactlyInAnyOrder("DatabaseConfiguration", "FactRows", "SealedColumn", "TransactionSetting");
    }

    /** Acts and figures reach back to 1900, and the clock changes of curves are kept for their years. */
    @Test
    void only_CalendarYears_knows_the_years_of_a_day_that_is_typed() throws IOException {
        assertThat(classesWith("getYear\\(\\) *[<>]=? *(?:\\d{4}|EARLIEST|LATEST|FIRST_YEAR|LAST_YEAR)\\b"))
                .containsExactlyInAnyOrder("DaySheetController", "Paris", "Period", "VisitFilter");
    }

    /** Others read all of them, and go no further when they cannot; the errors of LocateDoors would tell an address. */
    @Test
    void work_in_each_association_is_done_by_Associations() throws IOException {
        assertThat(classesWith("for \\(var association : associations\\.list\\(\\)\\)[^}]*?Asking\\.as\\(association"))
                .containsExactlyInAnyOrder(
                        "CheckKeys",
                        "CompareAnswers",
                        "DemonstrationPeople",
                        "HomeFigures",
                        "KeyNames",
                        "LocateDoors",
                        "VerifyFigures");
    }

    @Test
    void no_line_of_a_template_is_longer_than_160_characters() {
        assertThat(SourceTree.templates().stream()
                        .filter(template -> template.text().lines().anyMatch(line -> line.length() > 160))
                        .map(SourceTree.Source::name))
                .isEmpty();
    }

    @Test
    void the_comment_of_a_type_begins_with_a_noun() throws IOException {
        assertThat(
                        classesWith(
                                "/\\*\\*[ \\n*]*(?:What|Who|Whose|Whom|All that|Where|How|When|Which|That)\\b(?:(?!\\*/)[\\s\\S])*+\\*/\\s*(?:@[^\\n]*\\n\\s*)*"
                                        + "(?:(?:public|private|protected|static|final|abstract|sealed|non-sealed) )*(?:class|record|enum|interface|@interface|package) "))
                .isEmpty();
    }

    @Test
    void the_comment_of_a_member_begins_with_a_noun() throws IOException {
        assertThat(classesWith("/\\*\\*[ \\n*]*(?:What|Who|Whose|Whom|Whoever|All that)\\b"))
                .isEmpty();
    }

    @Test
    void the_text_of_a_parameter_or_a_result_begins_with_a_noun_or_whether() throws IOException {
        assertThat(
                        classesWith(
                                "(?:@return|@param\\s+\\S+)[\\s*]+(?i:what|who|whose|whom|whoever|which|where|when|why|that|all that|how(?! many\\b))\\b"))
                .isEmpty();
    }

    @Test
    void a_form_whose_subject_was_changed_meanwhile_says_so_by_Problems_stale() throws IOException {
        assertThat(
                        classesWith(
                                "\\.add\\(\\s*\"\",\\s*(?:Words\\.)?t\\(\\s*\"[a-z.-]*problem\\.(?:[a-z-]*(?:changed|meanwhile)[a-z-]*|conflict)\""))
                .isEmpty();
    }

    @Test
    void a_form_that_may_be_stale_is_answered_by_FormAnswer_refused_or_stale() {
        var stale = Pattern.compile("\\.stale\\(\\s*(?:Words\\.)?t\\(");
        var answered = Pattern.compile("FormAnswer\\.(?:refused|stale)\\(");
        var forgetting = new ArrayList<String>();
        for (var source : SourceTree.java())
            for (var method : source.text().split("\n {4}}\n")) {
                // one that answers nothing itself is called by those that do
                var answering = method.contains("FormAnswer.") ? method : source.text();
                if (stale.matcher(method).find() && !answered.matcher(answering).find()) forgetting.add(source.name());
            }
        assertThat(forgetting).isEmpty();
    }

    @Test
    void the_page_after_a_redirect_is_told_by_Notice_or_NextPage() throws IOException {
        assertThat(classesWith("\\bRedirectAttributes\\b|getOutputFlashMap\\(")).containsExactly("NextPage");
    }

    /** By default it drops the answer to a form that was not kept, with what was typed. */
    @Test
    void htmx_shows_the_page_of_a_form_that_was_refused_or_is_stale() {
        assertThat(SourceTree.templates().stream()
                        .filter(template -> template.text().contains("\"responseHandling\"")))
                .singleElement()
                .satisfies(head -> assertThat(head.text()).contains("{\"code\":\"409|422|429\",\"swap\":true}"));
    }

    private static List<String> classesWith(String pattern) throws IOException {
        var searched = Pattern.compile(pattern);
        var found = new ArrayList<String>();
        for (var root : List.of(Path.of("src/main/java"), Path.of("src/demo/java")))
            try (var files = Files.walk(root)) {
                for (var file : files.filter(one -> one.toString().endsWith(".java"))
                        .sorted()
                        .toList())
                    if (searched.matcher(Files.readString(file)).find())
                        found.add(file.getFileName().toString().replace(".java", ""));
            }
        return found;
    }
}
