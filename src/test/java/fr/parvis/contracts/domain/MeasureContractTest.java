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
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.domain.absences.Absence;
import fr.parvis.rota.domain.absences.KeepAbsences;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.rota.domain.week.Shift;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Hours of the rota at the points of a contract, and what its pages answer to a form without a day. */
@ParvisTest
class MeasureContractTest {
    /** Every day, also a holiday: the same sum whatever the day of the run. */
    private static final String EVERY_DAY = "Mo-Su 09:00-12:00";

    private static final int MINUTES_A_DAY = 180;

    @Autowired
    Network network;

    @Autowired
    RotaFixtures rota;

    @Autowired
    Pages pages;

    @Autowired
    SeeContracts see;

    @Autowired
    MeasureContract measure;

    @Autowired
    PlanShifts shifts;

    @Autowired
    KeepAbsences absences;

    final LocalDate today = LocalDate.now(NetworkTime.ZONE);

    @Autowired
    ContractsFixtures fixtures;

    RotaFixtures.Team team;
    UUID other;
    SignedIn director;

    @BeforeEach
    void two_points_with_a_mediator_each() {
        team = rota.aTeam(2);
        other = rota.aPoint(team.association(), "Antenne", "Europe/Paris", EVERY_DAY);
        director = network.a(Role.DIRECTOR, team.association());
        var from = today.minusDays(10);
        Network.as(team.lead(), () -> {
            plan(team.first().account(), team.point(), from);
            plan(team.second().account(), other, from);
        });
    }

    private void plan(UUID mediator, UUID point, LocalDate from) {
        assertThat(shifts.handle(new Shift(Ids.next(), mediator, point, EVERY_DAY, from, null)))
                .isInstanceOf(Outcome.Done.class);
    }

    private static Rule at(LocalDate from, UUID... points) {
        return new Rule(
                Ids.next(),
                from,
                null,
                true,
                false,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(points),
                Set.of(),
                Set.of());
    }

    private MeasureContract.Presence presence(UUID contract) {
        return Network.as(director, () -> measure.presence(see.get(contract), see.lines(contract)));
    }

    @Test
    void hours_are_those_of_the_points_and_the_days_of_the_contract_without_absences() {
        var first = today.minusDays(5);
        var all = fixtures.aPayer(director, "Partout", first, today.plusDays(30), 1, 100, everything(first));
        var one = fixtures.aPayer(director, "Un point", first, today.plusDays(30), 2, 100, at(first, other));
        assertThat(presence(all).minutes()).as("five days, two mediators").isEqualTo(5 * 2 * MINUTES_A_DAY);
        assertThat(presence(one)).isEqualTo(new MeasureContract.Presence(1, 5 * MINUTES_A_DAY, today.minusDays(1)));
        var absence = Ids.next();
        Network.as(
                team.second(),
                () -> absences.ask(new KeepAbsences.Request(
                        absence,
                        team.second().account(),
                        today.minusDays(2),
                        today.minusDays(2),
                        Absence.Kind.TRAINING)));
        Network.as(team.lead(), () -> absences.accept(absence));
        assertThat(presence(one).minutes()).isEqualTo(4 * MINUTES_A_DAY);
        assertThat(new MeasureContract.Presence(1, 90, today).centsAnHour(3_000))
                .isEqualTo(2_000);
        assertThat(new MeasureContract.Presence(0, 0, today).centsAnHour(3_000)).isZero();
    }

    @Test
    void a_contract_to_come_has_no_hours_yet() {
        var first = today.plusDays(3);
        var contract = fixtures.aPayer(director, "À venir", first, today.plusDays(30), 1, 100, everything(first));
        assertThat(presence(contract).minutes()).isZero();
    }

    @Test
    void a_day_that_is_missing_is_told_beside_its_field_and_nothing_typed_is_lost() {
        var funder = fixtures.aFunder(director.association(), "Ville");
        assertThat(pages.as(director)
                        .post(
                                "/bureau/conventions",
                                Map.of(
                                        "nom",
                                        "Sans dates",
                                        "financeur",
                                        funder.toString(),
                                        "du",
                                        "",
                                        "au",
                                        "pas un jour")))
                .hasStatus(422)
                .bodyText()
                .contains("Donnez une date", "Date illisible", "Sans dates", "f-du-error", "f-au-error");
        var first = today.minusDays(5);
        var contract = fixtures.aPayer(director, "Ville", first, today.plusDays(30), 1, 100, everything(first));
        var page = "/bureau/conventions/" + contract;
        assertThat(pages.as(director).post(page + "/versements", Map.of("versement-du", "", "versement", "1000")))
                .hasStatus(422)
                .bodyText()
                .contains("Donnez une date", "1000");
        assertThat(pages.as(director).post(page + "/bilans", Map.of("bilan-du", "31/02/2026", "bilan-jusqu-au", "")))
                .hasStatus(422)
                .bodyText()
                .contains("Donnez une date", "Date illisible");
        assertThat(pages.as(director)
                        .post(page + "/lignes", Map.of("nom", "Ateliers", "unite", Unit.HOURS.code(), "regle-du", "")))
                .hasStatus(422)
                .bodyText()
                .contains("Donnez une date", "Ateliers");
        assertThat(Network.as(director, () -> see.standing(contract)).lines()).hasSize(1);
    }

    @Test
    void contracts_and_their_acts_are_had_as_csv_excel_and_libreoffice() {
        var first = today.minusDays(5);
        var contract = fixtures.aPayer(director, "Ville", first, today.plusDays(30), 1, 100, everything(first));
        for (var address : List.of("/bureau/conventions/suivi.", "/bureau/conventions/" + contract + "/actes.")) {
            for (var format : List.of("csv", "xlsx", "ods"))
                assertThat(pages.as(director).get(address + format))
                        .as(address + format)
                        .hasStatusOk();
            assertThat(pages.as(director).get(address + "doc")).hasStatus(404);
        }
        assertThat(pages.as(director).get("/bureau/conventions/suivi.csv"))
                .bodyText()
                .contains("Convention;Financeur", "Ville;Financeur Ville");
    }
}
