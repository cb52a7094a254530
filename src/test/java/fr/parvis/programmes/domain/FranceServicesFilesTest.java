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
import fr.parvis.files.table.TableFormat;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.shell.NotFound;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Quarter;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing is told to France Services twice, and nothing is forgotten. */
@ParvisTest
class FranceServicesFilesTest {
    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    FranceServicesFiles files;

    @Autowired
    Visits visits;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private VisitsFixtures.Desk desk;
    private SignedIn director;
    private final Quarter quarter = Quarter.of(LocalDate.now(NetworkTime.ZONE));

    @BeforeEach
    void a_labelled_point() {
        desk = visitsFixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
        label(desk.point());
    }

    private void label(UUID point) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        status -> db.sql("update network.point set labels = '{france-services}' where id = :id")
                                .param("id", point)
                                .update()));
    }

    private Visit record(Visit visit) {
        return Network.as(desk.mediator(), () -> {
            assertThat(visits.record(visit)).isInstanceOf(Visits.Outcome.Accepted.class);
            return visits.find(List.of(visit.id())).getFirst();
        });
    }

    private FranceServicesFiles.Preview preview() {
        return Network.as(director, () -> files.preview(quarter));
    }

    private UUID make() {
        return Network.as(director, () -> files.make(quarter).orElseThrow());
    }

    private List<CSVRecord> csv(UUID file) {
        return Network.as(director, () -> {
            var out = new ByteArrayOutputStream();
            try (var table = WrittenTable.open(TableFormat.CSV, out, "France Services", FranceServicesFiles.head())) {
                files.write(file, table);
            }
            var text = out.toString(StandardCharsets.UTF_8).replace("\uFEFF", "");
            assertThat(text).startsWith("reference;etat;date;trimestre;structure;");
            return CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(';')
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(text))
                    .getRecords();
        });
    }

    @Test
    void a_request_is_told_once_then_corrected_then_withdrawn() {
        var visit = record(VisitsFixtures.aVisit(desk.point()));
        assertThat(preview().fresh()).isOne();
        assertThat(preview().operators()).containsEntry("CNAF", 1);
        var first = csv(make()).getFirst();
        assertThat(first.get("reference"))
                .isEqualTo(visit.requests().getFirst().id().toString());
        assertThat(first.get("etat")).isEqualTo("nouveau");
        assertThat(first.get("trimestre")).isEqualTo(quarter.code());
        assertThat(first.get("operateur")).isEqualTo("cnaf");
        assertThat(first.get("thematique")).isEqualTo("etat_civil_famille");
        assertThat(first.get("duree_minutes")).isEqualTo("15");

        assertThat(preview().lines()).as("nothing is told twice").isZero();
        assertThat(preview().unchanged()).isOne();
        assertThat(Network.as(director, () -> files.make(quarter))).isEmpty();

        var corrected = VisitsFixtures.eachRequest(
                visit, it -> new Visit.Request(it.id(), it.theme(), it.operator(), it.level(), it.result(), 40, null));
        Network.as(
                desk.mediator(),
                () -> assertThat(visits.correct(corrected)).isInstanceOf(Visits.Outcome.Accepted.class));
        assertThat(preview().corrected()).isOne();
        var second = csv(make()).getFirst();
        assertThat(second.get("etat")).isEqualTo("corrige");
        assertThat(second.get("duree_minutes")).isEqualTo("40");

        Network.as(desk.mediator(), () -> visits.cancel(visit.id(), 1));
        assertThat(preview().withdrawn()).isOne();
        var third = csv(make()).getFirst();
        assertThat(third.get("etat")).isEqualTo("retire");
        assertThat(third.get("operateur")).isEmpty();
        assertThat(preview().lines()).isZero();
    }

    @Test
    void a_point_without_the_label_tells_nothing() {
        var other = visitsFixtures.aPoint(desk.association(), "Europe/Paris", null);
        record(VisitsFixtures.aVisit(other));
        assertThat(preview().lines()).isZero();
        assertThat(preview().points()).isOne();
        label(other);
        assertThat(preview().fresh()).isOne();
    }

    @Test
    void the_latest_file_alone_can_be_taken_back_and_is_told_again() {
        record(VisitsFixtures.aVisit(desk.point()));
        var first = make();
        record(VisitsFixtures.aVisit(desk.point()));
        var second = make();
        assertThat(Network.as(director, () -> files.remove(first))).isFalse();
        assertThat(Network.as(director, () -> files.remove(second))).isTrue();
        assertThat(preview().fresh()).isOne();
        assertThat(csv(first)).hasSize(1);
    }

    @Test
    void another_association_has_no_file_of_it() {
        record(VisitsFixtures.aVisit(desk.point()));
        var file = make();
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(Network.as(other, () -> files.find(file))).isEmpty();
        assertThatThrownBy(() -> Network.as(other, () -> {
                    var nowhere = WrittenTable.open(
                            TableFormat.CSV,
                            new ByteArrayOutputStream(),
                            "France Services",
                            FranceServicesFiles.head());
                    files.write(file, nowhere);
                    return file;
                }))
                .isInstanceOf(NotFound.class);
        assertThat(pages.as(other).get("/bureau/france-services/fichiers/" + file + ".csv"))
                .hasStatus(404);
    }

    @Test
    void quarters_are_named_as_one_says_them() {
        int year = quarter.year() - 1;
        assertThat(pages.as(director).get("/bureau/france-services?trimestre=" + year + "-T1"))
                .hasStatusOk()
                .bodyText()
                .contains(">1er trimestre " + year + "<", ">2e trimestre " + year + "<");
    }

    @Test
    void a_quarter_that_is_none_or_to_come_is_refused_with_what_to_do() {
        for (var asked : List.of("2026-T5", "hier", "2099-T1")) {
            assertThat(pages.as(director).get("/bureau/france-services?trimestre=" + asked))
                    .as(asked)
                    .hasStatus(422)
                    .bodyText()
                    .contains("Choisissez un trimestre de la liste");
            assertThat(pages.as(director).post("/bureau/france-services", "trimestre", asked))
                    .as(asked)
                    .hasStatus(422);
        }
        assertThat(pages.as(director).get("/bureau/france-services/fichiers/" + UUID.randomUUID() + ".doc"))
                .hasStatus(404);
    }
}
