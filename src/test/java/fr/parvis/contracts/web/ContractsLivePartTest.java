// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.LivePart.Figure;
import fr.parvis.access.LivePart.Tile;
import fr.parvis.access.Role;
import fr.parvis.contracts.domain.ContractsFixtures;
import fr.parvis.contracts.domain.KeepContract;
import fr.parvis.contracts.domain.ReportDue;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.values.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Contracts on the network's page: sums of all associations, none of them named. */
@ParvisTest
class ContractsLivePartTest {
    @Autowired
    Network network;

    @Autowired
    ContractsFixtures fixtures;

    @Autowired
    KeepContract keep;

    @Autowired
    SeeContracts see;

    @Autowired
    ContractsLivePart part;

    @Test
    void contracts_of_two_associations_that_are_below_their_pace_are_told_together() {
        long before = below();
        aContractWithoutActs();
        aContractWithoutActs();
        assertThat(below()).isGreaterThanOrEqualTo(before + 2);
        var tile = tile();
        assertThat(tile.figures()).extracting(Figure::key).containsExactly("below", "running");
        assertThat(tile.figures().getFirst().pressing()).isTrue();
        assertThat(tile.alerts().getFirst().text()).contains("en dessous du rythme");
        assertThat(tile.toString()).doesNotContain("Énergie qui manque", "Association ");
    }

    @Test
    void a_report_is_late_after_its_contract_ended_too() {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var today = Network.as(director, () -> see.today());
        var first = today.minusDays(60);
        var end = today.minusDays(30);
        var contract =
                fixtures.aPayer(director, "Énergie d’avant", first, end, 1, 100, ContractsFixtures.everything(first));
        Network.as(director, () -> {
            fixtures.done(keep.add(new ReportDue(Ids.next(), contract, today.minusDays(1), end, null)));
            see.summarize();
        });
        assertThat(Asking.as(Scope.network()).call(see::summaries))
                .filteredOn(it -> it.association().equals(director.association()))
                .extracting(SeeContracts.Summary::running, SeeContracts.Summary::late)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 1));
    }

    private void aContractWithoutActs() {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var today = Network.as(director, () -> see.today());
        var first = today.minusDays(60);
        fixtures.aPayer(
                director, "Énergie qui manque", first, today.plusDays(60), 1, 100, ContractsFixtures.everything(first));
        Network.as(director, see::summarize);
    }

    private long below() {
        return Asking.as(Scope.network())
                .call(() -> see.summaries().stream()
                        .mapToLong(SeeContracts.Summary::below)
                        .sum());
    }

    private Tile tile() {
        return Asking.as(Scope.network()).call(part::now).orElseThrow();
    }
}
