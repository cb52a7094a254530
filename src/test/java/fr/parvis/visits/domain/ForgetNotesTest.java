// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import static fr.parvis.visits.VisitsFixtures.aRequest;
import static fr.parvis.visits.VisitsFixtures.daysAgo;
import static fr.parvis.visits.VisitsFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.audit.JournalReading;
import fr.parvis.database.Asking;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class ForgetNotesTest {
    @Autowired
    ForgetNotes forget;

    @Autowired
    Visits visits;

    @Autowired
    PastVisits pastVisits;

    @Autowired
    JournalReading journal;

    @Autowired
    VisitsFixtures fixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    Desk one;
    Desk other;

    @BeforeEach
    void two_associations() {
        one = fixtures.aDesk();
        other = fixtures.aDesk();
        forget.handle();
    }

    @Test
    void notes_of_more_than_a_year_go_in_every_association_and_the_journal_says_how_many() {
        load(one, List.of(noted(366, one), noted(365, one), noted(400, one)));
        load(other, List.of(noted(500, other)));
        assertThat(forget.handle()).isEqualTo(3);
        assertThat(notes("visits.note", one.association())).isEqualTo(1);
        assertThat(notes("visits.note", other.association())).isZero();
        assertThat(journalled(one.association())).containsExactly("2");
        assertThat(journalled(other.association())).containsExactly("1");
        assertThat(visitsOf(one.association())).isEqualTo(3);
        assertThat(forget.handle()).isZero();
        assertThat(journalled(one.association())).hasSize(1);
    }

    @Test
    void what_a_note_said_before_a_correction_goes_with_it() throws SQLException {
        var visit = noted(0, one);
        load(one, List.of(visit));
        Network.as(
                one.mediator(),
                () -> visits.correct(
                        with(visit, List.of(visit.requests().getFirst().withNote("autre chose")))));
        assertThat(notes("visits.earlier_note", one.association())).isEqualTo(1);
        assertThat(forget.handle()).isZero();
        try (var past = RawDatabase.asSuperuser()) {
            RawDatabase.run(past, "update visits.note set day = day - 366 where association = ?", one.association());
        }
        Asking.as(one.association())
                .run(() -> transaction.executeWithoutResult(s -> {
                    db.sql(
                                    "insert into visits.earlier_note select visit, version, gen_random_uuid(), association, text, day - 366 from visits.earlier_note")
                            .update();
                }));
        assertThat(forget.handle()).isEqualTo(2);
        assertThat(notes("visits.note", one.association())).isZero();
        assertThat(notes("visits.earlier_note", one.association())).isEqualTo(1);
    }

    @Test
    void many_notes_go_in_steps() {
        load(
                one,
                IntStream.range(0, ForgetNotes.STEP + 200)
                        .mapToObj(i -> noted(366 + i % 50, one))
                        .toList());
        assertThat(forget.handle()).isEqualTo(ForgetNotes.STEP + 200);
        assertThat(journalled(one.association())).containsExactlyInAnyOrder("1000", "200");
    }

    private static Visit noted(int days, Desk desk) {
        return with(daysAgo(days, desk), List.of(aRequest("family-benefits", "rappeler jeudi"), aRequest()));
    }

    private void load(Desk desk, List<Visit> some) {
        Network.as(desk.mediator(), () -> pastVisits.load(some));
    }

    private List<String> journalled(UUID association) {
        return Asking.as(association)
                .call(() -> journal.list(JournalReading.Filter.of("visits.notes-forgotten"), 10))
                .stream()
                .map(entry -> entry.facts().get("count"))
                .toList();
    }

    private long notes(String table, UUID association) {
        return Asking.as(association)
                .call(() -> transaction.execute(s -> db.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    private long visitsOf(UUID association) {
        return notes("visits.visit", association);
    }
}
