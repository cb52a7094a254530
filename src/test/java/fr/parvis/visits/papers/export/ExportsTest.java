// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.papers.export;

import static fr.parvis.visits.VisitsFixtures.aRequest;
import static fr.parvis.visits.VisitsFixtures.aVisit;
import static fr.parvis.visits.VisitsFixtures.daysAgo;
import static fr.parvis.visits.VisitsFixtures.forPersons;
import static fr.parvis.visits.VisitsFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.JournalReading;
import fr.parvis.database.Asking;
import fr.parvis.files.table.TableFormat;
import fr.parvis.shell.NotAllowed;
import fr.parvis.values.Ids;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import fr.parvis.visits.domain.VisitFilter;
import fr.parvis.visits.papers.export.Export.State;
import fr.parvis.visits.papers.export.Exports.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class ExportsTest {
    /** More than are written at once. */
    private static final int MANY = 5_100;

    @Autowired
    Exports exports;

    @Autowired
    ExportLines lines;

    @Autowired
    ExportFolder folder;

    @Autowired
    PastVisits visits;

    @Autowired
    Visits book;

    @Autowired
    JournalReading journal;

    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    VisitsFixtures fixtures;

    Desk desk;
    SignedIn director;

    @BeforeEach
    void a_desk() {
        desk = fixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
    }

    @Test
    void a_short_one_is_made_at_once_one_line_for_each_request_asked_for() throws IOException {
        var noted = new Visit.Request(
                Ids.next(),
                "energy-unpaid-bill",
                "edf",
                "information",
                "blocked",
                "portal-down",
                25,
                "trained",
                null,
                null,
                "=HYPERLINK(\"x\") 📞");
        load(List.of(with(daysAgo(1, desk), List.of(aRequest(), noted)), daysAgo(2, desk)));
        var all = csv(made(director, "", false));
        assertThat(all).hasSize(3);
        var records = csv(made(director, "operateur=edf", true));
        assertThat(records).hasSize(1);
        var line = records.getFirst();
        assertThat(line.get("date")).isEqualTo(daysAgo(1, desk).day().toString());
        assertThat(line.get("heure")).isEqualTo("12:00");
        assertThat(line.get("demande")).isEqualTo("2");
        assertThat(line.get("famille_code")).isEqualTo("energy");
        assertThat(line.get("theme_code")).isEqualTo("energy-unpaid-bill");
        assertThat(line.get("theme")).isEqualTo("Facture impayée");
        assertThat(line.get("operateur")).isEqualTo("EDF");
        assertThat(line.get("blocage")).isEqualTo("Site en panne");
        assertThat(line.get("facon_code")).isEqualTo("trained");
        assertThat(line.get("minutes")).isEqualTo("25");
        assertThat(line.get("note")).isEqualTo("'=HYPERLINK(\"x\") 📞");
        assertThat(all.getFirst().isMapped("note")).isFalse();
        assertThat(all.getFirst().toMap().keySet()).containsExactlyInAnyOrderElementsOf(ExportLines.head(false));
    }

    @Test
    void a_slip_that_was_undone_is_no_correction_in_a_file_either() throws IOException {
        var first = kept(Network.as(desk.mediator(), () -> book.record(aVisit(desk.point()))));
        var second = kept(Network.as(desk.mediator(), () -> book.correct(forPersons(first, 2), null)));
        var third = kept(Network.as(desk.mediator(), () -> book.correct(forPersons(second, 1), null)));
        assertThat(csv(made(director, "", false)).getFirst().get("corrections")).isEqualTo("0");
        kept(Network.as(desk.mediator(), () -> book.correct(forPersons(third, 3), null)));
        assertThat(csv(made(director, "", false)).getFirst().get("corrections")).isEqualTo("1");
    }

    private static Visit kept(Visits.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Visits.Outcome.Accepted.class);
        return ((Visits.Outcome.Accepted) outcome).visit();
    }

    @Test
    void a_mediator_has_their_own_without_notes() throws IOException {
        var colleague = network.a(Role.MEDIATOR, desk.association());
        load(List.of(daysAgo(1, desk), VisitsFixtures.by(daysAgo(1, desk), List.of(colleague.account()))));
        var everybody = "mediateur=" + colleague.account();
        assertThat(csv(made(desk.mediator(), "", false))).hasSize(1);
        assertThat(csv(made(desk.mediator(), everybody, false))).hasSize(1);
        assertThat(csv(made(director, "", false))).hasSize(2);
        assertThatThrownBy(() -> ask(desk.mediator(), Ids.next(), "", TableFormat.CSV, true))
                .isInstanceOf(NotAllowed.class);
        assertThat(ask(fixtures.aDesk().mediator(), Ids.next(), "", TableFormat.CSV, false))
                .isInstanceOf(Outcome.Nothing.class);
    }

    @Test
    void the_journal_says_who_exported_what_and_how_many_lines() {
        load(List.of(daysAgo(1, desk)));
        made(director, "operateur=caf", true);
        var entries =
                Asking.as(desk.association()).call(() -> journal.list(JournalReading.Filter.of("visits.exported"), 10));
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().account()).isEqualTo(director.account());
        assertThat(entries.getFirst().facts())
                .containsEntry("format", "csv")
                .containsEntry("filter", "operateur=caf")
                .containsEntry("lines", "1")
                .containsEntry("notes", "yes");
    }

    @Test
    void a_long_one_is_made_behind_the_scenes_and_then_is_its_owners_alone() throws Exception {
        loadMany();
        var id = Ids.next();
        assertThat(ask(director, id, "", TableFormat.XLSX, false)).isEqualTo(new Outcome.Begun(id));
        // pressed twice
        assertThat(ask(director, id, "", TableFormat.XLSX, false)).isEqualTo(new Outcome.Begun(id));
        var ready = awaited(id);
        assertThat(ready.state()).isEqualTo(State.READY);
        assertThat(ready.lines()).isEqualTo(2L * MANY);
        assertThat(ready.expected()).isEqualTo(2L * MANY);
        var file = Network.as(director, () -> exports.file(id)).orElseThrow();
        assertThat(Files.size(file)).isEqualTo(ready.bytes());
        assertThat(Files.exists(folder.part(id))).isFalse();
        try (var workbook = new ReadableWorkbook(file.toFile())) {
            assertThat(workbook.getFirstSheet().read()).hasSize(2 * MANY + 1);
        }
        for (var other : List.of(
                network.a(Role.DIRECTOR, desk.association()), fixtures.aDesk().mediator()))
            assertThat(Network.as(other, () -> exports.find(id))).isEmpty();
        assertThat(Network.as(director, () -> exports.list())).hasSize(1);
        var entries =
                Asking.as(desk.association()).call(() -> journal.list(JournalReading.Filter.of("visits.exported"), 10));
        assertThat(entries).hasSize(1);

        Network.as(director, () -> exports.delete(id));
        assertThat(Files.exists(file)).isFalse();
        assertThat(Network.as(director, () -> exports.find(id))).isEmpty();
    }

    @Test
    void one_cut_half_way_is_never_ready_and_is_begun_again_at_the_next_start() throws Exception {
        loadMany();
        var id = unfinished(1);
        Files.createDirectories(folder.part(id).getParent());
        Files.writeString(folder.part(id), "half of it");
        assertThat(Network.as(director, () -> exports.file(id))).isEmpty();
        exports.resume();
        var ready = awaited(id);
        assertThat(ready.state()).isEqualTo(State.READY);
        assertThat(ready.lines()).isEqualTo(2L * MANY);
        assertThat(csv(Files.readAllBytes(
                        Network.as(director, () -> exports.file(id)).orElseThrow())))
                .hasSize(2 * MANY);
        assertThat(Files.exists(folder.part(id))).isFalse();
    }

    @Test
    void one_that_is_cut_each_time_is_given_up_and_offered_to_begin_again() throws Exception {
        loadMany();
        var id = unfinished(WriteExport.ATTEMPTS);
        exports.resume();
        var given = awaited(id);
        assertThat(given.state()).isEqualTo(State.FAILED);
        assertThat(given.problem()).isEqualTo("interrupted");
        Network.as(director, () -> exports.again(id));
        assertThat(awaited(id).state()).isEqualTo(State.READY);
    }

    @Test
    void a_full_disk_is_said_and_leaves_nothing_that_looks_like_a_file() throws Exception {
        loadMany();
        var id = unfinished(0);
        Files.createDirectories(folder.part(id).getParent());
        // every write to it fails: no space left on device
        Files.createSymbolicLink(folder.part(id), Path.of("/dev/full"));
        exports.resume();
        var failed = awaited(id);
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.problem()).isEqualTo("disk");
        assertThat(Files.exists(folder.file(id, TableFormat.CSV))).isFalse();
        assertThat(Files.exists(folder.part(id))).isFalse();
        Network.as(director, () -> exports.again(id));
        assertThat(awaited(id).state()).isEqualTo(State.READY);
    }

    @Test
    void a_file_that_went_astray_is_not_offered_and_can_be_made_again() throws Exception {
        loadMany();
        var id = Ids.next();
        ask(director, id, "", TableFormat.ODS, false);
        awaited(id);
        Files.delete(folder.file(id, TableFormat.ODS));
        assertThat(Network.as(director, () -> exports.find(id)).orElseThrow().problem())
                .isEqualTo("lost");
        assertThat(Network.as(director, () -> exports.file(id))).isEmpty();
        Network.as(director, () -> exports.again(id));
        assertThat(awaited(id).state()).isEqualTo(State.READY);
        assertThat(Network.as(director, () -> exports.file(id))).isPresent();
    }

    @Test
    void some_thousand_lines_are_made_at_once_too() throws IOException {
        load(IntStream.range(0, 1_300)
                .mapToObj(i -> with(daysAgo(i % 300, desk), List.of(aRequest(), aRequest())))
                .toList());
        assertThat(csv(made(director, "", false))).hasSize(2_600);
    }

    @Test
    void who_lost_the_right_meanwhile_gets_no_file() throws Exception {
        loadMany();
        var id = unfinished(0);
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        s -> db.sql("update access.account set status = 'disabled' where id = ?")
                                .param(director.account())
                                .update()));
        exports.resume();
        assertThat(awaited(id).problem()).isEqualTo("rights");
        assertThat(Files.exists(folder.file(id, TableFormat.CSV))).isFalse();
    }

    @Test
    void an_export_is_kept_a_week_then_deleted_with_its_file() throws Exception {
        loadMany();
        var id = Ids.next();
        ask(director, id, "", TableFormat.CSV, false);
        awaited(id);
        exports.forgetOld();
        assertThat(Network.as(director, () -> exports.file(id))).isPresent();
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        s -> db.sql("update visits.export set asked_at = asked_at - interval '7 days 1 minute'")
                                .update()));
        exports.forgetOld();
        assertThat(Network.as(director, () -> exports.find(id))).isEmpty();
        assertThat(Files.exists(folder.file(id, TableFormat.CSV))).isFalse();
    }

    @Test
    void three_at_a_time_are_enough_for_one_account() {
        loadMany();
        for (int i = 0; i < Exports.UNFINISHED; i++) unfinished(0);
        assertThat(ask(director, Ids.next(), "", TableFormat.CSV, false)).isInstanceOf(Outcome.TooMany.class);
        assertThat(ask(director, Ids.next(), "operateur=engie", TableFormat.CSV, false))
                .isInstanceOf(Outcome.Nothing.class);
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        s -> db.sql("delete from visits.export").update()));
    }

    @Test
    void visits_of_an_association_that_the_statistics_do_not_know_are_read_once() throws SQLException {
        var known = fixtures.aDesk();
        Network.as(known.mediator(), () -> visits.load(List.of(daysAgo(1, known))));
        try (var owner = RawDatabase.asOwner()) {
            RawDatabase.run(owner, "analyze visits.visit");
            RawDatabase.run(owner, "analyze visits.request");
        }
        int some = 400;
        load(IntStream.range(0, some)
                .mapToObj(i -> with(daysAgo(i % 300, desk), List.of(aRequest(), aRequest())))
                .toList());
        for (var filter : List.of("", "resultat=settled"))
            Network.as(
                    director,
                    () -> transaction.executeWithoutResult(status -> {
                        lines.count(VisitFilter.parse(filter), Exports.AT_ONCE);
                        assertThat(db.sql("""
                                        select idx_tup_fetch + seq_tup_read from pg_stat_xact_user_tables
                                        where schemaname = 'visits' and relname = 'request'""").query(Long.class).single()).isBetween(1L, 10L * some);
                    }));
    }

    private void load(List<Visit> some) {
        Network.as(desk.mediator(), () -> visits.load(some));
    }

    private void loadMany() {
        load(IntStream.range(0, MANY)
                .mapToObj(i -> with(daysAgo(i % 300, desk), List.of(aRequest(), aRequest())))
                .toList());
    }

    /** An export that a stop of Parvis left as it was. */
    private UUID unfinished(int attempts) {
        var id = Ids.next();
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(s -> db.sql("""
                                insert into visits.export (id, association, account, asked_at, format, filter, notes, state, attempts, lines)
                                values (?, ?, ?, now(), 'csv', '', false, 'running', ?, 1000)""")
                        .param(id)
                        .param(desk.association())
                        .param(director.account())
                        .param(attempts)
                        .update()));
        return id;
    }

    private Export awaited(UUID id) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            var export = Network.as(director, () -> exports.find(id)).orElseThrow();
            if (!export.unfinished()) return export;
            Thread.sleep(50);
        }
        throw new AssertionError("export " + id + " does not end");
    }

    private Outcome ask(SignedIn who, UUID id, String filter, TableFormat format, boolean notes) {
        return Network.as(who, () -> exports.ask(id, VisitFilter.parse(filter), format, notes));
    }

    private byte[] made(SignedIn who, String filter, boolean notes) {
        var outcome = ask(who, Ids.next(), filter, TableFormat.CSV, notes);
        assertThat(outcome).isInstanceOf(Outcome.Made.class);
        return ((Outcome.Made) outcome).file();
    }

    private static List<CSVRecord> csv(byte[] file) throws IOException {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(';')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(
                        new ByteArrayInputStream(file, 3, file.length - 3), StandardCharsets.UTF_8))
                .getRecords();
    }
}
