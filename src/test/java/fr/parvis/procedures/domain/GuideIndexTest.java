// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.procedures.GuideFixtures;
import fr.parvis.values.Ids;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Sheets are found by words of the phrases by which people ask for them. */
@ParvisTest
class GuideIndexTest {
    private static final String SCHOOL_ALLOWANCE = "F1878";

    @Autowired
    FindSheets find;

    @Autowired
    GuideIndex index;

    @Autowired
    AskedPhrases asked;

    @Autowired
    KeepPlainWords plainWords;

    @Autowired
    ImportGuide importGuide;

    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void the_sheets_of_the_fixture() {
        GuideFixtures.exists(importGuide, index);
    }

    @Test
    void a_sheet_is_found_by_words_of_a_phrase_that_it_does_not_hold() {
        var sheet = find.read(SCHOOL_ALLOWANCE).orElseThrow();
        assertThat(sheet.title() + sheet.answer() + GuideIndex.text(sheet)).doesNotContainIgnoringCase("cartable");
        assertThat(asked.of(SCHOOL_ALLOWANCE)).anyMatch(phrase -> phrase.contains("cartables"));
        assertThat(find.ids("les cahiers et le cartable", 1)).containsExactly(SCHOOL_ALLOWANCE);
    }

    @Test
    void phrases_of_a_sheet_that_the_guide_does_not_have_lead_nowhere() {
        var absent = "F12567";
        assertThat(find.read(absent)).isEmpty();
        assertThat(asked.of(absent)).isNotEmpty();
        for (var phrase : asked.of(absent)) {
            var found = find.ids(phrase, 3);
            assertThat(find.read(found)).as(phrase).hasSameSizeAs(found);
        }
    }

    @Test
    void a_part_of_a_shipped_plain_word_leads_to_the_sheet_that_is_meant_until_the_word_is_ended() {
        var id = Ids.next();
        assertThat(find.ids("wimpa draxu", 3)).doesNotContain(SCHOOL_ALLOWANCE);
        ships(id, "zglorb wimpa draxu", "allocation de rentrée scolaire");
        index.refresh();
        assertThat(find.ids("wimpa draxu", 1)).containsExactly(SCHOOL_ALLOWANCE);
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        Network.as(head, () -> plainWords.end(id));
        index.refresh();
        assertThat(find.ids("wimpa draxu", 3)).doesNotContain(SCHOOL_ALLOWANCE);
    }

    @Test
    void a_long_question_of_words_that_are_all_misspelt_is_answered() {
        var words =
                "carts cartz dents dentz pares parez comte contx merez maris prixt actex dates droix moiss titrz lieux paiez "
                        + "loyex salax congx mineu majeu tribu jugex avoca ecole bours frais allox";
        assertThat(find.ids(words, 3)).hasSize(3);
    }

    private void ships(UUID id, String said, String means) {
        Asking.as(Scope.network())
                .run(() -> transaction.executeWithoutResult(_ -> db.sql("""
                                insert into procedures.plain_word (id, said, means, source) values (:id, :said, :means, 'shipped')""")
                        .param("id", id)
                        .param("said", said)
                        .param("means", means)
                        .update()));
    }
}
