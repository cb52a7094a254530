// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import static fr.parvis.contracts.domain.ContractsFixtures.everything;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.contracts.Unit;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a funder's own account reads of its contracts: whole months that are over, and no step of a few acts. */
@ParvisTest
class PublishFunderSumsTest {
    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    Visits visits;

    @Autowired
    KeepContract keep;

    @Autowired
    SeeContracts see;

    @Autowired
    ReattributeActs reattribute;

    @Autowired
    PublishFunderSums tell;

    @Autowired
    Pages pages;

    @Autowired
    ContractsFixtures fixtures;

    VisitsFixtures.Desk desk;
    SignedIn director;
    UUID contract;
    final LocalDate today = LocalDate.now(NetworkTime.ZONE);
    final LocalDate lastMonth = today.withDayOfMonth(1).minusDays(1);
    final int inLastMonth = (int) ChronoUnit.DAYS.between(lastMonth, today);

    @BeforeEach
    void a_contract_that_pays_each_request() {
        desk = visitsFixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
        var first = today.minusDays(90);
        contract = fixtures.aPayer(director, "Ville", first, today.plusDays(60), 1, 100, everything(first));
    }

    private Visit record(int daysAgo) {
        var visit = VisitsFixtures.daysAgo(daysAgo, desk);
        return ((Visits.Outcome.Accepted) Network.as(desk.mediator(), () -> visits.record(visit))).visit();
    }

    private void write() {
        Network.as(director, () -> {
            reattribute.run();
            tell.write();
        });
    }

    private UUID funder() {
        return Network.as(director, () -> see.get(contract).partner());
    }

    private PublishFunderSums.FundedLine line() {
        var funder = funder();
        var who = network.aPartner(desk.association(), funder);
        return Network.as(who, () -> tell.of(funder)).getFirst().lines().getFirst();
    }

    @Test
    void a_funder_reads_months_that_are_over_once_they_hold_enough_acts() {
        for (int i = 0; i < 4; i++) record(inLastMonth);
        for (int i = 0; i < 9; i++) record(0);
        write();
        assertThat(line().told()).as("four acts would tell of somebody").isNull();
        record(inLastMonth);
        write();
        assertThat(line().told()).isEqualTo(5);
        assertThat(line().until()).isEqualTo(lastMonth);
    }

    @Test
    void a_step_of_a_few_acts_is_not_told_neither_up_nor_down() {
        Visit last = record(inLastMonth);
        for (int i = 0; i < 7; i++) last = record(inLastMonth);
        write();
        assertThat(line().told()).isEqualTo(8);
        var gone = last;
        Network.as(desk.mediator(), () -> visits.cancel(gone.id(), 0, "Saisi deux fois"));
        write();
        assertThat(line().told()).as("7 beside 8 would tell that it was one").isEqualTo(8);
        for (int i = 0; i < 5; i++) record(inLastMonth);
        write();
        assertThat(line().told()).as("12 is 4 more than was told").isEqualTo(8);
        record(inLastMonth);
        write();
        assertThat(line().told()).isEqualTo(13);
    }

    @Test
    void a_line_that_was_removed_and_comes_back_tells_no_small_step() {
        for (int i = 0; i < 8; i++) record(inLastMonth);
        write();
        assertThat(line().told()).isEqualTo(8);
        var id = Network.as(director, () -> fixtures.line(contract).id());
        Network.as(director, () -> fixtures.done(keep.remove(contract, id, true)));
        write();
        var funder = funder();
        var who = network.aPartner(desk.association(), funder);
        assertThat(Network.as(who, () -> tell.of(funder)).getFirst().lines()).isEmpty();
        record(inLastMonth);
        Network.as(director, () -> fixtures.done(keep.remove(contract, id, false)));
        write();
        assertThat(line().told())
                .as("9 beside the 8 of before would tell of one")
                .isEqualTo(8);
    }

    @Test
    void a_contract_that_was_over_for_a_year_and_is_extended_tells_no_small_step() {
        for (int i = 0; i < 8; i++) record(inLastMonth);
        write();
        assertThat(line().told()).isEqualTo(8);
        during(today.minusYears(2), today.minusYears(1).minusDays(1));
        write();
        var funder = funder();
        var who = network.aPartner(desk.association(), funder);
        assertThat(Network.as(who, () -> tell.of(funder))).isEmpty();
        record(inLastMonth);
        during(today.minusDays(90), today.plusDays(60));
        write();
        assertThat(line().told())
                .as("9 beside the 8 of before would tell of one")
                .isEqualTo(8);
    }

    private void during(LocalDate first, LocalDate last) {
        Network.as(director, () -> {
            var it = see.get(contract);
            fixtures.done(keep.keep(new Contract(
                    contract,
                    it.partner(),
                    it.name(),
                    it.reference(),
                    first,
                    last,
                    it.priority(),
                    null,
                    it.version())));
        });
    }

    @Test
    void a_line_in_another_unit_is_told_in_it() {
        for (int i = 0; i < 8; i++) record(inLastMonth);
        write();
        assertThat(line().told()).isEqualTo(8);
        Network.as(director, () -> {
            var it = fixtures.line(contract);
            var hours = new Line(it.id(), contract, 0, "Heures", Unit.HOURS, 100, 800L, null, false, List.of());
            fixtures.done(keep.keep(
                    hours, everything(today.minusDays(90)), see.get(contract).version()));
        });
        write();
        assertThat(line().unit()).isEqualTo(Unit.HOURS);
        assertThat(line().told()).as("8 were requests, not minutes").isGreaterThan(8);
    }

    @Test
    void few_acts_of_a_line_in_hours_are_not_told_as_few_hours() {
        Network.as(director, () -> {
            var it = fixtures.line(contract);
            var hours = new Line(it.id(), contract, 0, "Heures", Unit.HOURS, 100, 800L, null, false, List.of());
            fixtures.done(keep.keep(
                    hours, everything(today.minusDays(90)), see.get(contract).version()));
        });
        record(inLastMonth);
        write();
        assertThat(line().told()).isNull();
        var who = network.aPartner(desk.association(), funder());
        assertThat(pages.as(who).get("/partenaire/engagements")).bodyText().contains("moins de 5 actes");
    }

    @Test
    void a_report_is_late_for_a_funder_when_its_day_is_over_where_the_association_is() {
        var there = Stream.of("Pacific/Kiritimati", "Pacific/Pago_Pago")
                .map(ZoneId::of)
                .filter(zone -> !LocalDate.now(zone).equals(today))
                .findFirst()
                .orElseThrow();
        var todayThere = LocalDate.now(there);
        var due = todayThere.isBefore(today) ? todayThere : today;
        desk = visitsFixtures.aDesk(there.getId());
        director = network.a(Role.DIRECTOR, desk.association());
        var first = today.minusDays(90);
        contract = fixtures.aPayer(director, "Ville", first, today.plusDays(60), 1, 100, everything(first));
        Network.as(director, () -> fixtures.done(keep.add(new ReportDue(Ids.next(), contract, due, due, null))));
        write();
        var who = network.aPartner(desk.association(), funder());
        var page = assertThat(pages.as(who).get("/partenaire/engagements")).bodyText();
        if (due.isBefore(todayThere)) page.contains("En retard");
        else page.contains("Prochain bilan").doesNotContain("En retard");
    }

    @Test
    void another_funder_reads_nothing_of_it() {
        for (int i = 0; i < 6; i++) record(inLastMonth);
        write();
        var other = fixtures.aFunder(desk.association(), "Autre financeur");
        var who = network.aPartner(desk.association(), other);
        assertThat(Network.as(who, () -> tell.of(other))).isEmpty();
        var funder = funder();
        assertThat(Network.as(who, () -> tell.of(funder)))
                .as("also when it asks by the other's identifier")
                .isEmpty();
        var elsewhere = network.aPartner(network.anAssociation(), funder);
        assertThat(Network.as(elsewhere, () -> tell.of(funder))).isEmpty();
    }
}
