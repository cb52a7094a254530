// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.equipment.domain.HandOverItem;
import fr.parvis.equipment.domain.Handover;
import fr.parvis.equipment.domain.Move;
import fr.parvis.equipment.domain.MoveItem;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.equipment.domain.ReceiveItems;
import fr.parvis.equipment.domain.Signing;
import fr.parvis.files.table.TableFormat;
import fr.parvis.programmes.papers.CoopTableFile;
import fr.parvis.sheets.Cards;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsAddresses;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.workshops.WorkshopsFixtures;
import fr.parvis.workshops.domain.SeeWorkshops;
import fr.parvis.workshops.domain.TakeVouchers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing is said to La Coop twice, and nothing is forgotten. */
@ParvisTest
class CoopFilesTest {
    @Autowired
    Network network;

    @Autowired
    WorkshopsFixtures workshopsFixtures;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    CoopFiles files;

    @Autowired
    CoopTableFile paper;

    @Autowired
    KeepProgrammes programmes;

    @Autowired
    Visits visits;

    @Autowired
    Cards cards;

    @Autowired
    SeeWorkshops workshops;

    @Autowired
    TakeVouchers vouchers;

    @Autowired
    ReceiveItems receive;

    @Autowired
    MoveItem move;

    @Autowired
    ReadEquipment equipment;

    @Autowired
    HandOverItem handOver;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Pages pages;

    private VisitsFixtures.Desk desk;
    private SignedIn director;
    private LocalDate from;
    private LocalDate to;

    @BeforeEach
    void anAssociation() {
        desk = visitsFixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
        to = LocalDate.now(NetworkTime.ZONE).plusDays(1);
        from = to.minusDays(20);
    }

    private static Visit.Request email(int minutes) {
        return new Visit.Request(
                Ids.next(),
                "digital-email",
                null,
                "accompaniment",
                "settled",
                null,
                minutes,
                "trained",
                "partly-autonomous",
                "computer",
                null);
    }

    private Visit record(Visit visit) {
        return Network.as(desk.mediator(), () -> {
            assertThat(visits.record(visit)).isInstanceOf(Visits.Outcome.Accepted.class);
            return visits.find(List.of(visit.id())).getFirst();
        });
    }

    private Visit digital() {
        return record(VisitsFixtures.with(VisitsFixtures.aVisit(desk.point()), List.of(email(20))));
    }

    private CoopFiles.Preview preview() {
        return Network.as(director, () -> files.preview(from, to));
    }

    private UUID make() {
        return Network.as(director, () -> files.make(from, to).orElseThrow());
    }

    private List<CSVRecord> csv(UUID file) {
        return Network.as(director, () -> {
            var out = new ByteArrayOutputStream();
            paper.write(file, TableFormat.CSV, out);
            var text = out.toString(StandardCharsets.UTF_8);
            assertThat(text).startsWith("\uFEFFreference;etat;type;date;duree;");
            return CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(';')
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(text.substring(1)))
                    .getRecords();
        });
    }

    @Test
    void an_act_is_said_once_then_corrected_then_withdrawn() {
        var visit = digital();
        record(VisitsFixtures.aVisit(desk.point()));
        assertThat(preview().fresh())
                .as("a procedure that was not digital is none of La Coop's")
                .isEqualTo(1);

        var first = make();
        var line = csv(first).getFirst();
        assertThat(line.get("reference")).isEqualTo(visit.id().toString());
        assertThat(line.get("etat")).isEqualTo("nouveau");
        assertThat(line.get("type")).isEqualTo("individuel");
        assertThat(line.get("duree")).isEqualTo("20");
        assertThat(line.get("type_lieu")).isEqualTo("lieu_activite");
        assertThat(line.get("structure_id")).isEqualTo(desk.point().toString());
        assertThat(line.get("lieu_code_postal")).isEqualTo("69008");
        assertThat(line.get("thematiques")).isEqualTo("email");
        assertThat(line.get("materiel")).isEqualTo("ordinateur");
        assertThat(line.get("autonomie")).isEqualTo("partiellement_autonome");
        assertThat(line.get("oriente_vers_structure")).isEqualTo("non");
        assertThat(line.get("beneficiaires")).isEqualTo("1");
        assertThat(line.get("genre_non_communique")).isEqualTo("1");

        assertThat(preview().lines()).isZero();
        assertThat(preview().unchanged()).isEqualTo(1);
        assertThat(Network.as(director, () -> files.make(from, to))).isEmpty();
        assertThat(Network.as(director, () -> files.files())).hasSize(1);

        Network.as(
                desk.mediator(),
                () -> assertThat(visits.correct(VisitsFixtures.with(visit, List.of(email(45)))))
                        .isInstanceOf(Visits.Outcome.Accepted.class));
        assertThat(preview().corrected()).isEqualTo(1);
        var second = make();
        assertThat(csv(second)).hasSize(1);
        assertThat(csv(second).getFirst().get("etat")).isEqualTo("corrige");
        assertThat(csv(second).getFirst().get("duree")).isEqualTo("45");
        assertThat(preview().lines()).isZero();

        Network.as(desk.mediator(), () -> visits.cancel(visit.id(), visit.version() + 1));
        assertThat(preview().withdrawn()).isEqualTo(1);
        var third = make();
        assertThat(csv(third).getFirst().get("etat")).isEqualTo("retire");
        assertThat(csv(third).getFirst().get("reference")).isEqualTo(visit.id().toString());
        assertThat(csv(third).getFirst().get("duree")).isEmpty();
        assertThat(preview().lines()).isZero();

        // La Coop did not get it: what it said is to be said again; an earlier one cannot be taken back
        assertThat(Network.as(director, () -> files.remove(second))).isFalse();
        assertThat(Network.as(director, () -> files.remove(third))).isTrue();
        assertThat(preview().withdrawn()).isEqualTo(1);
    }

    @Test
    void what_is_withdrawn_keeps_its_own_day() {
        var earlier = record(VisitsFixtures.with(VisitsFixtures.daysAgo(3, desk), List.of(email(20))));
        var later = digital();
        make();
        Network.as(desk.mediator(), () -> {
            visits.cancel(earlier.id(), earlier.version());
            visits.cancel(later.id(), later.version());
        });
        assertThat(csv(make()))
                .hasSize(2)
                .allMatch(line -> line.get("etat").equals("retire"))
                .extracting(line -> line.get("date"))
                .containsExactlyInAnyOrder(earlier.day().toString(), later.day().toString());
    }

    @Test
    void two_who_make_a_file_at_once_say_nothing_twice() throws Exception {
        for (int i = 0; i < 5; i++) digital();
        var made = new ArrayList<java.util.Optional<UUID>>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++)
            threads.add(Thread.ofVirtual().start(() -> {
                var one = Network.as(director, () -> files.make(from, to));
                synchronized (made) {
                    made.add(one);
                }
            }));
        for (var thread : threads) thread.join();
        assertThat(made).hasSize(4).filteredOn(java.util.Optional::isPresent).hasSize(1);
        assertThat(csv(made.stream()
                        .flatMap(java.util.Optional::stream)
                        .findFirst()
                        .orElseThrow()))
                .hasSize(5);
    }

    @Test
    void what_breaks_a_rule_stays_out_and_is_said_in_words() {
        digital();
        var home = record(VisitsFixtures.presence(
                VisitsFixtures.with(VisitsFixtures.aVisit(desk.point()), List.of(email(20))), "home-visit"));
        record(VisitsFixtures.forPersons(
                VisitsFixtures.with(VisitsFixtures.aVisit(desk.point()), List.of(email(20))), 3));
        var preview = preview();
        assertThat(preview.fresh()).isEqualTo(2);
        assertThat(preview.refused()).isEqualTo(1);
        assertThat(preview.byProblem())
                .containsEntry("programmes.coop.problem.no-commune", 1)
                .containsEntry("programmes.coop.problem.together", 1);
        assertThat(preview.faulty().getFirst().act().id()).isEqualTo(home.id());
        assertThat(preview.faulty().getFirst().goes()).isFalse();
        assertThat(csv(make()))
                .hasSize(2)
                .allMatch(line -> line.get("beneficiaires").equals("1"));
    }

    @Test
    void what_is_wrong_with_a_group_that_was_received_leads_to_its_visit() {
        var request = new Visit.Request(
                Ids.next(),
                "digital-password",
                null,
                "accompaniment",
                "settled",
                null,
                20,
                "trained",
                null,
                null,
                null);
        var visit = record(VisitsFixtures.presence(
                VisitsFixtures.with(VisitsFixtures.aVisit(desk.point()), List.of(request)), "workshop"));
        var page = pages.as(director).get("/bureau/coop");
        assertThat(Pages.read(page).select("#faulty a").attr("href")).isEqualTo(VisitsAddresses.history(visit.id()));
    }

    @Test
    void requests_of_one_visit_are_one_act() {
        record(VisitsFixtures.with(
                VisitsFixtures.aVisit(desk.point()),
                List.of(
                        email(20),
                        new Visit.Request(
                                Ids.next(),
                                "housing-benefit",
                                "caf",
                                "accompaniment",
                                "referred",
                                null,
                                25,
                                "accompanied",
                                "fully-accompanied",
                                "phone",
                                null))));
        var lines = csv(make());
        assertThat(lines).hasSize(1);
        var line = lines.getFirst();
        assertThat(line.get("duree")).isEqualTo("45");
        assertThat(line.get("thematiques").split("\\|"))
                .containsExactlyInAnyOrder("email", "aide_aux_demarches_administratives");
        assertThat(line.get("thematiques_administratives")).isEqualTo("logement");
        assertThat(line.get("autonomie")).isEqualTo("entierement_accompagne");
        assertThat(line.get("structure_de_redirection")).isEqualTo("operateur_ou_organisme_en_charge");
        assertThat(line.get("oriente_vers_structure")).isEqualTo("oui");
    }

    @Test
    void the_workbook_opens_and_says_the_same() {
        digital();
        digital();
        var file = make();
        var lines = csv(file);
        Network.as(director, () -> {
            var out = new ByteArrayOutputStream();
            try {
                paper.write(file, TableFormat.XLSX, out);
                try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
                    var rows = workbook.getFirstSheet().read();
                    assertThat(rows).hasSize(3);
                    for (int i = 0; i < 2; i++) {
                        assertThat(rows.get(i + 1).getCellText(0))
                                .isEqualTo(lines.get(i).get("reference"));
                        assertThat(rows.get(i + 1)
                                        .getCellAsDate(3)
                                        .orElseThrow()
                                        .toLocalDate())
                                .isEqualTo(LocalDate.parse(lines.get(i).get("date")));
                        assertThat(rows.get(i + 1)
                                        .getCellAsNumber(4)
                                        .orElseThrow()
                                        .intValue())
                                .isEqualTo(20);
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void a_file_is_found_however_many_were_made_since() {
        digital();
        var first = make();
        for (int i = 0; i < 24; i++) {
            digital();
            make();
        }
        assertThat(pages.as(director).get("/bureau/coop/fichiers/" + first + ".csv"))
                .hasStatusOk();
        assertThat(pages.as(director).get("/bureau/coop"))
                .hasStatusOk()
                .bodyText()
                .as("the list says that it is not all of them")
                .contains("Les 24 derniers fichiers");
    }

    @Test
    void the_journal_holds_a_file_whose_reader_went_away() {
        digital();
        var file = make();
        var away = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> Network.as(director, () -> {
                    assertThat(files.fetch(file)).isPresent();
                    paper.write(file, TableFormat.CSV, away);
                    return file;
                }))
                .hasRootCauseInstanceOf(IOException.class);
        var noted = Network.as(
                director,
                () -> transaction.execute(status -> db.sql("""
                        select count(*) from audit.entry where action = 'programmes.coop-file-fetched' and subject = :file""")
                        .param("file", file.toString())
                        .query(Long.class)
                        .single()));
        assertThat(noted).isEqualTo(1L);
    }

    @Test
    void another_association_sees_no_file_and_takes_none_back() {
        digital();
        var file = make();
        var elsewhere = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(Network.as(elsewhere, () -> files.find(file))).isEmpty();
        assertThat(Network.as(elsewhere, () -> files.remove(file))).isFalse();
        assertThat(Network.as(director, () -> files.find(file))).isPresent();
    }

    @Test
    void a_programme_counts_whose_acts_it_was_told_and_those_that_were_marked() {
        var labelled = digital();
        record(VisitsFixtures.aVisit(desk.point()));
        assertThat(report().visits().acts()).isZero();
        Network.as(
                director,
                () -> programmes.add(new KeepProgrammes.Command(
                        Ids.next(),
                        Programme.CONSEILLER_NUMERIQUE,
                        desk.mediator().account(),
                        null,
                        from,
                        null,
                        true)));
        assertThat(report().visits()).isEqualTo(new KeepProgrammes.Line("", 1, 1, 20));
        assertThat(report().themes()).containsExactly(new KeepProgrammes.Line("digital-email", 1, 0, 20));
        Network.as(director, () -> programmes.label(labelled.id(), Set.of(Programme.CONSEILLER_NUMERIQUE)));
        assertThat(report().visits().acts()).as("once, for two reasons").isEqualTo(1);
        Network.as(director, () -> programmes.rules().forEach(rule -> programmes.remove(rule.id())));
        assertThat(report().visits().acts()).isEqualTo(1);
        assertThat(Network.as(
                        director,
                        () -> programmes
                                .report(Programme.PASS_NUMERIQUE, from, to)
                                .visits()
                                .acts()))
                .isZero();
        assertThat(Network.as(director, () -> programmes.label(Ids.next(), Set.of())))
                .isFalse();
    }

    @Test
    void the_report_of_the_pass_counts_vouchers_taken_and_asked_for() {
        var me = desk.mediator();
        var cycle = workshopsFixtures.aCycle(me, desk.point(), 8, 1);
        var session = Network.as(me, () -> workshops.find(cycle))
                .orElseThrow()
                .sessions()
                .getFirst()
                .id();
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                                update workshops.session set day = day - 10, during = tstzrange(lower(during) - interval '10 days',
                                    upper(during) - interval '10 days') where id = :id""").param("id", session).update()));
        var taken = List.of(Ids.next(), Ids.next());
        for (var id : taken) {
            var code = "A"
                    + UUID.randomUUID()
                            .toString()
                            .replace("-", "")
                            .substring(0, 12)
                            .toUpperCase(Locale.ROOT);
            var outcome = Network.as(me, () -> vouchers.take(new TakeVouchers.Typed(id, session, "aptic", code, to)));
            assertThat(outcome).isInstanceOf(fr.parvis.values.Outcome.Done.class);
        }
        var asked = Network.as(me, () -> vouchers.asked(taken.subList(0, 1)));
        assertThat(asked).isEqualTo(1);
        var pass = Network.as(director, () -> programmes.report(Programme.PASS_NUMERIQUE, from, to));
        assertThat(pass.vouchers()).isEqualTo(new KeepProgrammes.Vouchers(2, 1));
        assertThat(report().vouchers()).as("of a programme that has none").isNull();
        var period = "?programme=pass-numerique&du=" + from + "&au=" + to;
        assertThat(pages.as(director).get("/bureau/programmes" + period))
                .hasStatusOk()
                .bodyText()
                .contains("Chèques pris", "remboursement demandé pour 1");
        assertThat(pages.as(director).get("/bureau/programmes/rapport.csv" + period))
                .hasStatusOk()
                .bodyText()
                .contains("Chèques;Pris;2;;", "Chèques;Remboursement demandé;1;;");
    }

    @Test
    void the_report_of_a_programme_counts_what_its_accounts_and_points_lent() {
        lendAScreen();
        var period = "?programme=emmaus-connect&du=" + from + "&au=" + to;
        assertThat(handed(Programme.EMMAUS_CONNECT))
                .as("nobody counts for it yet")
                .isEmpty();
        Network.as(
                director,
                () -> programmes.add(new KeepProgrammes.Command(
                        Ids.next(), Programme.EMMAUS_CONNECT, desk.mediator().account(), null, from, null, true)));
        Network.as(
                director,
                () -> programmes.add(new KeepProgrammes.Command(
                        Ids.next(), Programme.EMMAUS_CONNECT, null, desk.point(), from, null, true)));
        assertThat(handed(Programme.EMMAUS_CONNECT))
                .as("once, for two reasons")
                .containsExactly(new KeepProgrammes.Handed("screen", 1, 0, 0));
        assertThat(handed(Programme.PASS_NUMERIQUE)).isEmpty();
        var page = pages.as(director).get("/bureau/programmes" + period);
        assertThat(page).hasStatusOk();
        assertThat(Pages.read(page).select("#devices tbody tr td").eachText()).containsExactly("1", "0", "0");
        assertThat(pages.as(director).get("/bureau/programmes/rapport.csv" + period))
                .hasStatusOk()
                .bodyText()
                .contains("Matériel prêté;Écran;1;;", "Matériel donné;Écran;0;;");
    }

    private List<KeepProgrammes.Handed> handed(Programme programme) {
        return Network.as(director, () -> programmes.report(programme, from, to).equipment());
    }

    private void lendAScreen() {
        var me = desk.mediator();
        var reception = Ids.next();
        Network.as(
                me,
                () -> receive.handle(new ReceiveItems.Command(
                        reception, desk.point(), "screen", "Écran d’essai", 1, List.of(), "", "", "donated", null)));
        var item = Network.as(me, () -> equipment.ofReception(reception))
                .getFirst()
                .id();
        Network.as(me, () -> move.handle(Ids.next(), item, Move.READIED));
        var card = Network.as(me, () -> cards.make()).card();
        var lent = Network.as(
                me,
                () -> handOver.handle(new HandOverItem.Command(
                        Ids.next(), item, Handover.Kind.LOAN, card, null, null, null, null, null, Signing.NOBODY)));
        assertThat(lent).isInstanceOf(fr.parvis.values.Outcome.Done.class);
    }

    @Test
    void a_label_sent_twice_at_once_is_one() throws Exception {
        for (int round = 0; round < 5; round++) {
            var visit = digital().id();
            var kept = new AtomicInteger();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 4; i++)
                threads.add(Thread.ofVirtual().start(() -> {
                    if (Network.as(director, () -> programmes.label(visit, Set.of(Programme.PASS_NUMERIQUE))))
                        kept.incrementAndGet();
                }));
            for (var thread : threads) thread.join();
            assertThat(kept).hasValue(4);
            assertThat(Network.as(director, () -> programmes.labels(visit))).contains(Set.of(Programme.PASS_NUMERIQUE));
        }
    }

    @Test
    void a_report_says_that_it_does_not_show_all_themes() {
        var themes = List.of(
                "energy-unpaid-bill",
                "energy-cut-off",
                "energy-instalments",
                "energy-bill",
                "energy-voucher",
                "energy-contract",
                "energy-meter",
                "energy-power",
                "energy-saving",
                "water-unpaid-bill",
                "water-bill",
                "budget-plan",
                "budget-debts");
        for (var theme : themes) {
            var request = new Visit.Request(
                    Ids.next(), theme, null, "accompaniment", "settled", null, 10, null, null, null, null);
            var visit = record(VisitsFixtures.with(VisitsFixtures.aVisit(desk.point()), List.of(request)));
            Network.as(director, () -> programmes.label(visit.id(), Set.of(Programme.CONSEILLER_NUMERIQUE)));
        }
        assertThat(pages.as(director).get("/bureau/programmes?du=" + from + "&au=" + to))
                .hasStatusOk()
                .bodyText()
                .contains("les 12 premiers sur 13");
    }

    @Test
    void days_the_wrong_way_round_are_said_and_can_be_swapped() {
        for (var address : List.of("/bureau/coop?", "/bureau/programmes?programme=emmaus-connect&")) {
            var asked = address + "du=2026-02-02&au=2026-02-01";
            var reversed = pages.as(director).get(asked);
            assertThat(reversed).hasStatus(422);
            var page = Pages.read(reversed);
            var notice = page.select("main .notice-warning");
            assertThat(notice.text()).contains("La fin (01/02/2026) est avant le début (02/02/2026)");
            var swapped = notice.select("a").attr("href");
            assertThat(swapped).isEqualTo(address + "du=2026-02-01&au=2026-02-02");
            assertThat(pages.as(director).get(swapped)).hasStatusOk();
        }
    }

    private KeepProgrammes.Report report() {
        return Network.as(director, () -> programmes.report(Programme.CONSEILLER_NUMERIQUE, from, to));
    }

    @Test
    void a_rule_that_cannot_be_is_refused_in_words() {
        var outcome = Network.as(
                director,
                () -> programmes.add(new KeepProgrammes.Command(
                        Ids.next(), null, null, null, LocalDate.of(2019, 1, 1), null, false)));
        assertThat(((fr.parvis.values.Outcome.Refused<?>) outcome).problems())
                .extracting(fr.parvis.values.Problem::field)
                .containsExactly("programme", "compte", "du", "au");
    }
}
