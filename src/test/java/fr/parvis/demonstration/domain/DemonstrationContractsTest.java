// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.contracts.PastContracts;
import fr.parvis.contracts.domain.ContractsFixtures;
import fr.parvis.contracts.domain.Finding;
import fr.parvis.contracts.domain.Reason;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.reports.PastReports;
import fr.parvis.reports.domain.ContractOfReport;
import fr.parvis.reports.domain.WriteReports;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The demonstration's contracts: three years of them, a conflict to look at, a decision, and a report that closed a quarter. */
@ParvisTest
class DemonstrationContractsTest {
    private static final int UNPAID_BILLS = 4;

    @Autowired
    Network network;

    @Autowired
    ContractsFixtures fixtures;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    Visits visits;

    @Autowired
    SeeContracts see;

    @Autowired
    PastContracts contracts;

    @Autowired
    PastReports reports;

    @Autowired
    ContractOfReport ofReport;

    @Autowired
    WriteReports written;

    private SignedIn director;
    private LocalDate day;

    @BeforeEach
    void an_association_with_its_contracts() {
        var desk = visitsFixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
        var at = VisitsFixtures.aVisit(desk.point()).startedAt();
        day = at.atZone(NetworkTime.ZONE).toLocalDate();
        for (int i = 0; i < UNPAID_BILLS; i++) {
            var bill = VisitsFixtures.with(
                    VisitsFixtures.aVisit(desk.point()), List.of(VisitsFixtures.aRequest("energy-unpaid-bill", null)));
            assertThat(Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.at(bill, at))))
                    .isInstanceOf(Visits.Outcome.Accepted.class);
        }
        var funders = Stream.of("Fournisseur", "Gaz", "Caf", "Ville")
                .map(name -> fixtures.aFunder(desk.association(), name))
                .toList();
        Network.as(director, () -> contracts.load(day, funders));
    }

    private UUID contract(String name) {
        return Network.as(
                director,
                () -> see.all().stream()
                        .map(SeeContracts.Standing::contract)
                        .filter(it -> it.name().equals(name))
                        .findAny()
                        .orElseThrow()
                        .id());
    }

    @Test
    void there_are_eight_over_three_years() {
        int year = day.getYear();
        assertThat(Network.as(director, () -> see.all()))
                .hasSize(8)
                .extracting(it -> it.contract().firstDay().getYear())
                .containsOnly(year - 2, year - 1, year);
    }

    @Test
    void two_of_one_priority_pay_the_same_acts_and_one_act_was_decided() {
        int year = day.getYear();
        var energy = contract(PastContracts.ENERGY + " " + year);
        var bills = contract("Impayés d’énergie " + year);
        var town = contract("Ville " + year);
        Network.as(director, () -> {
            assertThat(see.conflicts()).isNotEmpty().allSatisfy(it -> {
                assertThat(it.kind()).isEqualTo(Finding.Kind.TIE);
                assertThat(see.names(List.of(it.line(), it.other())).values())
                        .extracting(SeeContracts.Named::contract)
                        .containsExactlyInAnyOrder(energy, bills);
            });
            assertThat(see.countFindings()).isEqualTo(UNPAID_BILLS - 1);
            assertThat(see.acts(new SeeContracts.ActFilter(town, null, true), 10, 0))
                    .extracting(SeeContracts.CountedAct::reason)
                    .containsExactly(Reason.DECIDED);
        });
    }

    @Test
    void a_frozen_report_closed_the_quarter_before() {
        var lastDay =
                day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3).minusDays(1);
        var contract = contract(PastContracts.ENERGY + " " + lastDay.getYear());
        Network.as(director, () -> {
            reports.onContract(day);
            assertThat(ofReport.reports(contract)).hasSize(1);
            var report = ofReport.reports(contract).getFirst();
            assertThat(written.find(report).orElseThrow().frozen()).isNotNull();
            assertThat(see.get(contract).closedUntil()).isEqualTo(lastDay);
        });
    }
}
