// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.ReturnField;
import fr.parvis.database.Asking;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes back to a partner: the fields that were agreed on, and no trace of anything else. */
@ParvisTest
class ReturnFileTest {
    /** What may stand in a file beside a reference, field by field. */
    private static final Pattern YES = Pattern.compile("yes|no");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    @Autowired
    Network network;

    @Autowired
    PartnerFixtures fixtures;

    @Autowired
    MakeReturnFile make;

    @Autowired
    ReturnFiles files;

    @Autowired
    PartnerDashboard room;

    @Autowired
    JdbcClient database;

    UUID association;
    UUID partner;
    SignedIn lead;
    final LocalDate today = LocalDate.now(NetworkTime.ZONE);

    @BeforeEach
    void a_partner_of_an_association() {
        association = network.anAssociation();
        partner = fixtures.aPartner(association, "Fournisseur");
        lead = network.a(Role.SITE_LEAD, association);
    }

    private ReturnContent preview(UUID arrangement) {
        return Asking.as(association).call(() -> make.preview(arrangement)).content();
    }

    private static String[] codes(Set<ReturnField> fields) {
        return fields.stream().map(ReturnField::code).toArray(String[]::new);
    }

    /** One household whose every column bears a mark, and one that objected. */
    private UUID aListFullOfMarks(UUID arrangement) {
        var list = fixtures.aList(association, partner, arrangement, today.minusDays(9), 2);
        var entry = fixtures.anEntryOf(association, list, "69266", null, marked("REF-1"));
        fixtures.in(association, () -> database.sql("""
                        update outreach.entry set line = 7777, matter = 'MARKmatter', language = 'MARKlang', cents = 77777777,
                            issued_on = '1977-01-01', payable_by = '1977-01-02', last_letter_on = '1977-01-03', planned = 'cut',
                            planned_on = '1977-01-04', meter = 'linky', kva = 36, main_home = 'yes', cheque = 'yes', urgent_on = '1977-01-05',
                            urgent_what = 'cut', urgent_why = '{MARKwhy}', doubtful = true, weight = 77, not_before = '1977-01-06', attempts = 77
                        where id = :id""").param("id", entry).update());
        fixtures.tried(association, entry, today.minusDays(5), "door", "unsafe");
        fixtures.tried(association, entry, today.minusDays(4), "call", "reached");
        fixtures.solved(association, entry, today.minusDays(4), "instalments", 77777777L, "cut", "not-avoided");
        fixtures.closedEntry(association, entry, today.minusDays(2), "no-help-wanted");
        var objected = fixtures.anEntryOf(association, list, "69266", null, marked("REF-2"));
        fixtures.in(
                association,
                () -> database.sql("update outreach.entry set line = 8888 where id = :id")
                        .param("id", objected)
                        .update());
        fixtures.tried(association, objected, today.minusDays(3), "sms", "objected");
        fixtures.closedEntry(association, objected, today.minusDays(3), "objected");
        return list;
    }

    private static Household marked(String reference) {
        return new Household(
                reference,
                "MARKgiven",
                "MARKfamily",
                List.of("0677777777"),
                List.of("MARK@mail.example"),
                "MARKstreet",
                "MARKcomplement",
                "77777",
                "MARKtown",
                47.7777,
                7.7777);
    }

    @Test
    void whatever_is_agreed_on_nothing_else_leaves() {
        var arrangement = fixtures.anArrangement(association, partner);
        aListFullOfMarks(arrangement);
        var all = ReturnField.values();
        for (int chosen = 1; chosen < 1 << all.length; chosen++) {
            var fields = EnumSet.noneOf(ReturnField.class);
            for (int i = 0; i < all.length; i++) if ((chosen >> i & 1) == 1) fields.add(all[i]);
            fixtures.in(
                    association,
                    () -> database.sql("update outreach.arrangement set fields_out = :out where id = :id")
                            .param("out", codes(fields))
                            .param("id", arrangement)
                            .update());
            var content = preview(arrangement);
            assertThat(content.fields()).containsExactly(codes(fields));
            assertThat(content.lines()).hasSize(fields.contains(ReturnField.DO_NOT_CONTACT) ? 2 : 1);
            for (var line : content.lines()) {
                assertThat(line).hasSameSizeAs(content.fields());
                int i = 0;
                for (var field : fields) check(field, line.get(i++));
            }
            if (fields.contains(ReturnField.DO_NOT_CONTACT)) {
                var told = new ArrayList<>(content.lines().getLast());
                told.removeIf(String::isEmpty);
                assertThat(told)
                        .as("who objected is told as that and no more")
                        .isEqualTo(fields.contains(ReturnField.REFERENCE) ? List.of("REF-2", "yes") : List.of("yes"));
            }
        }
    }

    private void check(ReturnField field, String value) {
        if (value.isEmpty()) return;
        switch (field) {
            case REFERENCE -> assertThat(value).isIn("REF-1", "REF-2");
            case CONTACTED, REACHED, PAYMENT, DO_NOT_CONTACT ->
                assertThat(value).matches(YES);
            case FIRST_ATTEMPT ->
                assertThat(value).matches(DAY).isEqualTo(today.minusDays(5).toString());
            case ENDED_ON -> assertThat(value).isEqualTo(today.minusDays(2).toString());
            case CHANNEL -> assertThat(value).isEqualTo("door");
            case RESULT -> assertThat(value).isEqualTo("solution-found");
        }
    }

    @Test
    void what_somebody_said_is_told_as_the_end_of_the_work_and_no_more() {
        for (var why : List.of("no-help-wanted", "settled-before", "withdrawn", "past-term", "oriented"))
            assertThat(ReturnResult.of(true, false, why)).as(why).isEqualTo(ReturnResult.ENDED);
        assertThat(ReturnResult.of(false, false, null)).isEqualTo(ReturnResult.NOT_REACHED);
        assertThat(ReturnResult.of(true, false, null)).isEqualTo(ReturnResult.IN_PROGRESS);
        assertThat(ReturnResult.of(false, false, "wrong-data")).isEqualTo(ReturnResult.WRONG_DATA);
        assertThat(ReturnResult.of(false, false, "never-reached")).isEqualTo(ReturnResult.NOT_REACHED);
        assertThat(ReturnResult.of(true, false, "solution")).isEqualTo(ReturnResult.SOLUTION_FOUND);
    }

    @Test
    void a_file_is_kept_sealed_as_it_was_seen_and_each_fetching_is_noted() throws SQLException {
        var arrangement = fixtures.anArrangement(association, partner, "reference", "contacted", "result");
        aListFullOfMarks(arrangement);
        var before = preview(arrangement);
        var id = Ids.next();
        var made = (MakeReturnFile.Outcome.Made) Network.as(lead, () -> make.handle(id, arrangement));
        assertThat(Network.as(lead, () -> make.handle(id, arrangement)))
                .as("a second press on the button")
                .isEqualTo(made);
        assertThat(made.file().lines()).isEqualTo(1);
        assertThat(Asking.as(association).call(() -> files.list(arrangement))).hasSize(1);
        try (var owner = RawDatabase.asSuperuser()) {
            assertThat(RawDatabase.value(
                            owner,
                            "select position('REF-1'::bytea in sealed) from outreach.return_file where id = ?",
                            id))
                    .isEqualTo("0");
        }
        // what is known changes later: the file stays as it went
        fixtures.in(
                association,
                () -> database.sql("delete from outreach.entry where arrangement = :id")
                        .param("id", arrangement)
                        .update());
        var who = network.aPartner(association, partner);
        for (int i = 0; i < 2; i++)
            assertThat(Network.as(who, () -> room.fetch(partner, id)).content()).isEqualTo(before);
        assertThat(Asking.as(association)
                        .call(() -> files.find(id))
                        .orElseThrow()
                        .fetchedAt())
                .isNotNull();
        try (var owner = RawDatabase.asSuperuser()) {
            assertThat(RawDatabase.list(
                            owner,
                            "select account from audit.entry where association = ? and action = 'outreach.return-file-fetched' and subject = ?",
                            association,
                            id.toString()))
                    .containsExactly(who.account().toString(), who.account().toString());
        }
        var other = network.aPartner(association, fixtures.aPartner(association, "Un autre"));
        assertThatThrownBy(() -> Network.as(other, () -> room.fetch(other.partner(), id)))
                .isInstanceOf(NotFound.class);
        fixtures.closed(association, partner);
        assertThatThrownBy(() -> Network.as(who, () -> room.fetch(partner, id)))
                .as("once the partner is closed")
                .isInstanceOf(NotFound.class);
    }

    @Test
    void what_comes_after_a_file_on_the_same_day_is_told_by_the_next_one() {
        var arrangement = fixtures.anArrangement(association, partner, "reference", "contacted");
        var list = fixtures.aList(association, partner, arrangement, today, 2);
        var first = fixtures.anEntry(association, list, "A", null, null);
        var second = fixtures.anEntry(association, list, "B", null, null);
        fixtures.tried(association, first, today, "call", "no-answer");
        Network.as(lead, () -> make.handle(Ids.next(), arrangement));
        fixtures.tried(association, second, today, "call", "no-answer");
        assertThat(preview(arrangement).lines()).contains(List.of("B", "yes"));
    }

    @Test
    void each_week_on_its_day_a_file_is_made_and_one_makes_good_for_weeks_that_were_missed() {
        var due = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var arrangement =
                fixtures.anArrangement(association, partner, today.minusDays(60), null, 1, "reference", "result");
        var onRequest = fixtures.anArrangement(association, partner, "reference");
        var list = fixtures.aList(association, partner, arrangement, today.minusDays(50), 1);
        var entry = fixtures.anEntry(association, list, "A", null, null);
        fixtures.tried(association, entry, today.minusDays(40), "call", "reached");
        make.handleDue();
        var made = Asking.as(association).call(() -> files.list(arrangement));
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().from()).isEqualTo(today.minusDays(60));
        assertThat(made.getFirst().to()).isEqualTo(due.minusDays(1));
        assertThat(made.getFirst().lines()).as("from five weeks ago").isEqualTo(1);
        make.handleDue();
        assertThat(Asking.as(association).call(() -> files.list(arrangement)))
                .as("not twice")
                .hasSize(1);
        assertThat(Asking.as(association).call(() -> files.list(onRequest))).isEmpty();
    }

    @Test
    void an_arrangement_that_has_not_begun_or_is_anothers_has_no_file() {
        var early = fixtures.anArrangement(association, partner, today.plusDays(3), null, null, "reference");
        assertThat(Network.as(lead, () -> make.handle(Ids.next(), early)))
                .isInstanceOf(MakeReturnFile.Outcome.NotBegun.class);
        var elsewhere = network.a(Role.SITE_LEAD, network.anAssociation());
        assertThatThrownBy(() -> Network.as(elsewhere, () -> make.handle(Ids.next(), early)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void of_a_household_that_is_forgotten_no_line_without_a_reference_goes_back() {
        var arrangement = fixtures.anArrangement(association, partner, "reference", "result");
        var list = fixtures.aList(association, partner, arrangement, today.minusDays(9), 1);
        var entry = fixtures.anEntry(association, list, "A", null, null);
        fixtures.tried(association, entry, today.minusDays(3), "call", "reached");
        fixtures.closedEntry(association, entry, today, "past-term");
        fixtures.in(
                association,
                () -> database.sql("update outreach.entry set emptied_on = closed_on where id = :id")
                        .param("id", entry)
                        .update());
        assertThat(preview(arrangement).lines()).isEmpty();
    }

    @Test
    void what_a_device_tells_days_later_is_told_by_the_next_file() throws SQLException {
        var arrangement = fixtures.anArrangement(association, partner, "reference", "contacted");
        var list = fixtures.aList(association, partner, arrangement, today.minusDays(9), 1);
        var entry = fixtures.anEntry(association, list, "A", null, null);
        Network.as(lead, () -> make.handle(Ids.next(), arrangement));
        try (var past = RawDatabase.asSuperuser()) {
            RawDatabase.run(
                    past,
                    "update outreach.return_file set made_at = now() - interval '1 day', to_day = ? where arrangement = ?",
                    today.minusDays(1),
                    arrangement);
        }
        fixtures.toldLater(association, entry, today.minusDays(4), "door", "no-answer");
        assertThat(preview(arrangement).lines()).containsExactly(List.of("A", "yes"));
    }
}
