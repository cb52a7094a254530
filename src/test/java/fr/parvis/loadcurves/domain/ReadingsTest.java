// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.loadcurves.domain.CurveReading.Agreement;
import fr.parvis.loadcurves.domain.CurveReading.Purpose;
import fr.parvis.loadcurves.domain.analysis.Indicators;
import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.loadcurves.domain.reading.CurveFile;
import fr.parvis.loadcurves.domain.trial.ExampleFile;
import fr.parvis.people.domain.OpenFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class ReadingsTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    Readings readings;

    @Autowired
    Tariffs tariffs;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID person;
    UUID caseFile;

    @BeforeEach
    void a_case() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        var cases = new CasesWithDocuments(openFile, openCase);
        person = cases.person(me, "Nour", "Haddad");
        caseFile = cases.caseOf(me, person);
    }

    private Agreement agreed(LocalDate from, LocalDate to) {
        return new Agreement(
                Purpose.UNDERSTAND, "spoken", from, to, readings.today().plusYears(1));
    }

    private UUID kept(Curve curve, Map<Integer, Double> celsius, Agreement agreement) {
        var known = new Indicators.Known(celsius, 9, null, null, null, null);
        var outcome = Network.as(me, () -> readings.keep(caseFile, agreement, curve, known));
        assertThat(outcome).isInstanceOf(Readings.Outcome.Kept.class);
        return ((Readings.Outcome.Kept) outcome).id();
    }

    private static Curve curve(String text) {
        try {
            return (Curve) CurveFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void indicators_stay_and_no_step_of_the_curve_does() throws SQLException {
        var file = ExampleFile.year(3, FIRST, 0);
        var id = kept(curve(file.curve()), file.celsius(), agreed(FIRST, FIRST.plusYears(1)));
        var found = Network.as(me, () -> readings.find(id)).orElseThrow();
        var said = found.reading().indicators();
        assertThat(said.days()).isEqualTo(366);
        assertThat(said.fittedModel()).isPresent();
        assertThat(said.fittedModel().orElseThrow().variance().slope()).isPositive();
        // all that the database holds of it is sealed, and small: a year of half hours would be a hundred times as much
        var length = Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("select length(said) from loadcurves.reading where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()));
        assertThat(length).isLessThan(12_000);
        try (var owner = RawDatabase.asOwner()) {
            assertThat(RawDatabase.list(owner, """
                            select table_name from information_schema.tables where table_schema = 'loadcurves'""")).containsExactlyInAnyOrder("reading", "tariff", "climate");
        }
        assertThat(said.toString()).doesNotContain("watts=[" + file.firstWatts());
    }

    @Test
    void what_was_saved_is_proven_when_the_curve_of_before_is_long_gone() {
        var before = ExampleFile.year(3, FIRST, 0);
        kept(curve(before.curve()), before.celsius(), agreed(FIRST, FIRST.plusYears(1)));
        var later = FIRST.plusYears(1);
        var after = ExampleFile.year(3, later, 0.2);
        var id = kept(curve(after.curve()), after.celsius(), agreed(later, later.plusYears(1)));
        var savings = Network.as(me, () -> readings.find(id))
                .orElseThrow()
                .reading()
                .indicators()
                .savings();
        assertThat(savings).isNotNull();
        assertThat(savings.shown()).isTrue();
        assertThat(Math.abs(savings.kWh() - after.saved())).isLessThan(2 * savings.margin());
    }

    @Test
    void only_the_days_that_were_agreed_to_are_read() {
        var file = ExampleFile.year(3, FIRST, 0);
        var id = kept(curve(file.curve()), file.celsius(), agreed(FIRST.plusDays(10), FIRST.plusDays(40)));
        assertThat(Network.as(me, () -> readings.find(id))
                        .orElseThrow()
                        .reading()
                        .indicators()
                        .days())
                .isEqualTo(31);
        var outside = Network.as(
                me,
                () -> readings.keep(
                        caseFile,
                        agreed(FIRST.minusYears(2), FIRST.minusYears(1)),
                        curve(file.curve()),
                        Indicators.Known.nothing()));
        assertThat(outside).isInstanceOf(Readings.Outcome.OutsideAgreement.class);
    }

    @Test
    void nothing_stays_when_the_agreement_is_taken_back_or_its_time_is_over_or_another_association_asks() {
        var file = ExampleFile.year(3, FIRST, 0);
        var id = kept(curve(file.curve()), Map.of(), agreed(FIRST, FIRST.plusYears(1)));
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(Network.as(stranger, () -> readings.find(id))).isEmpty();
        assertThat(Network.as(me, () -> readings.takeBack(id))).contains(caseFile);
        assertThat(Network.as(me, () -> readings.find(id))).isEmpty();
        var over = kept(
                curve(file.curve()),
                Map.of(),
                new Agreement(
                        Purpose.SAVINGS,
                        "written",
                        FIRST,
                        FIRST.plusYears(1),
                        readings.today().minusDays(1)));
        assertThat(readings.forget()).isPositive();
        assertThat(Network.as(me, () -> readings.find(over))).isEmpty();
    }

    @Test
    void prices_before_the_first_tariff_are_those_of_the_first() {
        assertThat(tariffs.on(LocalDate.of(2020, 1, 1)).checked()).isFalse();
        assertThat(tariffs.on(LocalDate.of(2030, 1, 1)).subscriptions()).containsEntry(6, 150);
    }
}
