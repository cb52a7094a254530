// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.intake.domain.reading.FileFault;
import fr.parvis.outreach.ImportedList;
import fr.parvis.outreach.ListsFixtures;
import fr.parvis.outreach.domain.Objections;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files of partners are imported once; what cannot be imported waits, is corrected or set aside. */
@ParvisTest
class ImportListTest {
    @Autowired
    Network network;

    @Autowired
    ListsFixtures fixtures;

    @Autowired
    ReceiveList receive;

    @Autowired
    RefusedLines refusedLines;

    @Autowired
    Objections objections;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID partner;
    Arrangement agreed;

    @Autowired
    ImportHandedOver handedOver;

    @Autowired
    Uploads uploads;

    @Autowired
    WaitingFiles files;

    @Autowired
    Arrangements arrangements;

    @Autowired
    Associations associations;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void an_arrangement_with_a_supplier() {
        me = network.a(Role.DIRECTOR, network.anAssociation());
        partner = fixtures.aPartner(me, "Énergie d’essai");
        agreed = fixtures.anArrangement(me, partner);
    }

    private ReceiveList.Outcome receives(String file) {
        return Network.as(
                me,
                () -> receive.handle(
                        agreed.id(), new ReceivedFile("upload", "liste.csv", file.getBytes(UTF_8), me.account())));
    }

    private ImportedList takes(String file) {
        return ((ReceiveList.Outcome.Taken) receives(file)).list();
    }

    private List<Map<String, Object>> entries() {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("select * from outreach.entry order by line")
                        .query()
                        .listOfRows()));
    }

    /** One text of sixty thousand letters, named from each of 3,600 cells. */
    private static byte[] bomb() throws java.io.IOException {
        var row = "<row>" + "<c t=\"s\"><v>0</v></c>".repeat(60) + "</row>";
        var text = "<si><t>" + "x".repeat(60_000) + "</t></si>";
        return AWorkbook.of(row.repeat(60).getBytes(UTF_8), 0, new java.io.ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private ImportUploads job(Function<UUID, ImportHandedOver.Outcome> taker) {
        return new ImportUploads(uploads, files, taker, associations, transactions, Clock.systemUTC());
    }

    private Uploads.Upload untaken(java.util.UUID file) {
        return Network.as(me, () -> uploads.untaken(agreed.id())).stream()
                .filter(upload -> upload.id().equals(file))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_same_file_twice_is_taken_once() {
        var first = takes(ListsFixtures.LIST);
        assertThat(receives(ListsFixtures.LIST))
                .isInstanceOfSatisfying(
                        ReceiveList.Outcome.Already.class,
                        again -> assertThat(again.list().id()).isEqualTo(first.id()));
        assertThat(entries()).hasSize(3);
    }

    @Test
    void of_who_objected_not_even_a_line_to_correct_is_kept() {
        Network.as(me, () -> objections.note(partner, "C-2", ""));
        var list = takes("Réf;Nom;Tel;Montant\n1;Haddad;0612345601;12\nC-2;Martin;0612345602;-5\n");
        assertThat(list.objected()).isEqualTo(1);
        assertThat(list.refused()).isZero();
        assertThat(Network.as(me, () -> refusedLines.refused(list.id(), 10))).isEmpty();
    }

    @Test
    void refused_lines_are_kept_sealed_with_their_reason_and_agreed_columns_only() {
        agreed = fixtures.anArrangement(me, partner, List.of("reference", "family", "phone"), 90, false);
        var list = takes("Réf;Nom;Tel;Secret\n1;Haddad;0612345601;cancer\n2;Martin;06;diabète\n;Durand;0612345603;x\n");
        assertThat(list.taken()).isEqualTo(1);
        assertThat(list.refused()).isEqualTo(2);
        assertThat(list.columnsLeft()).isEqualTo(1);
        var refused = Network.as(me, () -> refusedLines.refused(list.id(), 10));
        assertThat(refused).hasSize(2);
        assertThat(refused.getFirst().kept())
                .containsExactly(Map.entry("Réf", "2"), Map.entry("Nom", "Martin"), Map.entry("Tel", "06"));
        assertThat(refused.getFirst().errors().getFirst().value()).isEqualTo("06");
        assertThat(refused.getFirst().errors().getFirst().column()).isEqualTo("Tel");
        assertThat(refused.get(1).errors().getFirst().problem().code()).isEqualTo("intake.wrong.no-reference");
    }

    @Test
    void an_arrangement_that_does_not_run_takes_nothing() {
        assertThat(Network.as(me, () -> receive.handle(Ids.next(), new ReceivedFile("upload", "x", new byte[1], null))))
                .isInstanceOf(ReceiveList.Outcome.Refused.class);
        Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("update outreach.arrangement set ends_on = '2026-01-02'")
                        .update()));
        assertThat(receives(ListsFixtures.LIST)).isInstanceOf(ReceiveList.Outcome.Refused.class);
        assertThat(entries()).isEmpty();
    }

    @Test
    void a_workbook_that_numbers_two_rows_alike_loses_no_good_line() throws Exception {
        var list = Network.as(
                me,
                () -> receive.handle(
                        agreed.id(),
                        new ReceivedFile(
                                "upload",
                                "liste.xlsx",
                                AWorkbook.of(
                                        "<row r=\"1\"><c t=\"inlineStr\"><is><t>Réf</t></is></c><c t=\"inlineStr\"><is><t>Nom</t></is></c>"
                                                + "<c t=\"inlineStr\"><is><t>Tel</t></is></c></row>"
                                                + AWorkbook.row(2, "1", "Haddad", "0612345601")
                                                + AWorkbook.row(3, "2", "Martin", "06")
                                                + AWorkbook.row(3, "3", "Durand", "07")),
                                null)));
        assertThat(list).isInstanceOfSatisfying(ReceiveList.Outcome.Taken.class, it -> {
            assertThat(it.list().taken()).isEqualTo(1);
            assertThat(it.list().refused()).isEqualTo(2);
        });
    }

    @Test
    void whoever_reads_lines_to_correct_is_noted() {
        var list = takes("Réf;Nom;Tel\n1;Haddad;0612345601\n2;Martin;06\n");
        Network.as(me, () -> refusedLines.refused(list.id(), 10));
        try (var owner = fr.parvis.RawDatabase.asSuperuser()) {
            assertThat(fr.parvis.RawDatabase.list(
                            owner,
                            "select account from audit.entry where action = 'outreach.refused-lines-opened' and subject = ?",
                            list.id().toString()))
                    .containsExactly(me.account().toString());
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_file_that_waits_for_somebodys_word_is_not_read_again_each_minute() {
        var file = Network.as(
                me,
                () -> files.keep(
                        agreed,
                        new ReceivedFile("token", "sap.csv", "KUNNR;NAME1\n1;Haddad\n".getBytes(UTF_8), me.account())));
        assertThat(Network.as(me, () -> uploads.waiting())).containsExactly(file);
        assertThat(Network.as(me, () -> handedOver.handle(file))).isEqualTo(new ImportHandedOver.Outcome.Waiting());
        assertThat(Network.as(me, () -> uploads.waiting())).isEmpty();
        Network.as(me, () -> {
            arrangements.remember(agreed.id(), Map.of("reference", "KUNNR", "family", "NAME1"));
            return null;
        });
        assertThat(Network.as(me, () -> uploads.waiting()))
                .as("somebody said which column is which")
                .containsExactly(file);
    }

    @Test
    void files_that_wait_are_listed_without_what_they_hold() {
        var file = Network.as(
                me, () -> files.keep(agreed, new ReceivedFile("upload", "liste.csv", new byte[100_000], me.account())));
        Network.as(
                me,
                () -> transaction.executeWithoutResult(status -> {
                    long before = piecesRead();
                    assertThat(files.waiting())
                            .extracting(WaitingFiles.WaitingFile::id)
                            .containsExactly(file);
                    assertThat(files.find(file)).isPresent();
                    assertThat(piecesRead()).isEqualTo(before);
                    files.open(file);
                    assertThat(piecesRead()).isGreaterThan(before);
                }));
    }

    /** Pieces in which PostgreSQL keeps what files hold, as the current transaction read them. */
    private long piecesRead() {
        return db.sql("""
                        select coalesce(sum(idx_tup_fetch + seq_tup_read), 0)::bigint from pg_stat_xact_all_tables
                        where relid = (select reltoastrelid from pg_class where oid = 'outreach.upload'::regclass)""").query(Long.class).single();
    }

    @Test
    void a_file_that_fails_is_tried_for_ten_minutes_and_waits_for_somebodys_word_then() {
        var file = Network.as(
                me,
                () -> files.keep(
                        agreed,
                        new ReceivedFile("token", "sap.csv", "Réf;Nom\n1;Haddad\n".getBytes(UTF_8), me.account())));
        Function<UUID, ImportHandedOver.Outcome> failing = upload -> {
            throw new IllegalStateException("nobody foresaw this");
        };
        for (int minutes : List.of(9, 11)) {
            assertThat(Network.as(me, () -> uploads.waiting())).contains(file);
            new ImportUploads(
                            uploads,
                            files,
                            failing,
                            associations,
                            transactions,
                            Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes)))
                    .handle();
        }
        assertThat(Network.as(me, () -> uploads.waiting())).isEmpty();
        assertThat(Network.as(me, () -> files.find(file)))
                .as("it is still there to be looked at")
                .isPresent();
    }

    @Test
    void a_workbook_that_swells_is_set_aside_with_a_sentence_and_the_next_file_is_taken() throws java.io.IOException {
        var bytes = bomb();
        assertThat(bytes).hasSizeLessThan(20_000);
        var hostile =
                Network.as(me, () -> files.keep(agreed, new ReceivedFile("partner", "gros.xlsx", bytes, me.account())));
        var sound = Network.as(
                me,
                () -> files.keep(
                        agreed,
                        new ReceivedFile(
                                "partner",
                                "bon.csv",
                                "Réf;Nom;Tel\n1;Haddad;0612345601\n".getBytes(UTF_8),
                                me.account())));
        assertThat(job(handedOver::handle).handle()).isPositive();
        var upload = untaken(hostile);
        assertThat(upload.state()).isEqualTo("set-aside");
        assertThat(fr.parvis.shell.Words.t(upload.why().problem()))
                .contains("La cellule A1 contient plus de")
                .contains("Rien n’a été pris");
        assertThat(Network.as(me, () -> files.find(sound))).isEmpty();
        assertThat(Network.as(me, () -> files.setAside()))
                .extracting(WaitingFiles.Aside::fileName)
                .contains("gros.xlsx");
    }

    @Test
    void a_file_whose_reading_never_ends_is_begun_twice_and_holds_back_no_other() {
        var first = Network.as(
                me,
                () -> files.keep(
                        agreed,
                        new ReceivedFile("partner", "a.csv", "Réf;Nom\n1;Haddad\n".getBytes(UTF_8), me.account())));
        var second = Network.as(
                me,
                () -> files.keep(
                        agreed,
                        new ReceivedFile("partner", "b.csv", "Réf;Nom\n2;Haddad\n".getBytes(UTF_8), me.account())));
        var begun = new java.util.ArrayList<java.util.UUID>();
        var job = job(upload -> {
            begun.add(upload);
            if (upload.equals(first)) throw new OutOfMemoryError("Java heap space");
            return new ImportHandedOver.Outcome.Waiting();
        });
        for (int i = 0; i < 4; i++) job.handle();
        assertThat(begun.stream().filter(first::equals)).hasSize(2);
        assertThat(begun.stream().filter(second::equals)).hasSize(4);
        assertThat(untaken(first).state()).isEqualTo("set-aside");
        assertThat(fr.parvis.shell.Words.t(untaken(first).why().problem())).contains("s’est arrêtée deux fois");
        assertThat(untaken(second).state()).isEqualTo("waiting");
    }

    @Test
    void a_file_that_finds_others_being_read_waits_for_the_next_look() {
        assertThat(FileFault.BUSY.isForNow()).isTrue();
        assertThat(FileFault.SWOLLEN.isForNow()).isFalse();
    }
}
