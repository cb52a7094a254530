// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The funds of departments: one's own row before the network's, before what is shipped. */
@ParvisTest
class FundsTest {
    @Autowired
    Network network;

    @Autowired
    Funds funds;

    SignedIn me;
    SignedIn head;
    LocalDate today;

    @BeforeEach
    void somebody() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
        today = funds.today();
    }

    @AfterEach
    void what_was_shared_is_taken_back() {
        Network.as(head, () -> {
            funds.drop("02");
            funds.drop("69");
            return null;
        });
    }

    private Fund fund(String department, String rule) {
        return new Fund(
                department,
                Fund.Origin.OWN,
                "Le département",
                rule,
                List.of(new Fund.Ceiling("1 personne", 95_050), new Fund.Ceiling("2 personnes", 142_500)),
                3_000L,
                null,
                Fund.Aid.BOTH,
                Fund.LodgedBy.WORKER,
                List.of("Facture", "Avis d’impôt"),
                "fsl@departement.example",
                "03 20 00 00 00",
                List.of("1 rue du Conseil", "02000 Laon"),
                "règlement de 2026",
                today,
                0);
    }

    private boolean keeps(SignedIn who, Fund it, int basedOn) {
        return Network.as(who, () -> funds.keep(it, basedOn));
    }

    private Fund seen(SignedIn who, String department) {
        return Network.as(who, () -> funds.find(department)).orElseThrow();
    }

    @Test
    void what_is_shipped_is_told_with_its_source_and_as_to_be_checked() {
        var aisne = seen(me, "02");
        assertThat(aisne.origin()).isEqualTo(Fund.Origin.SHIPPED);
        assertThat(aisne.rule()).contains("636 €");
        assertThat(aisne.smallestCents()).isEqualTo(3_000L);
        assertThat(aisne.source()).contains("aisne.com");
        assertThat(aisne.toCheck(today)).isTrue();
        assertThat(seen(me, "12").rule()).contains("2 fois le RSA");
        assertThat(Network.as(me, () -> funds.find("69"))).isEmpty();
    }

    @Test
    void ones_own_row_counts_before_the_networks_and_both_before_what_is_shipped() {
        assertThat(keeps(head, fund("02", "Règle du réseau"), 0)).isTrue();
        assertThat(seen(me, "02").rule()).isEqualTo("Règle du réseau");
        assertThat(seen(me, "02").origin()).isEqualTo(Fund.Origin.NETWORK);
        assertThat(keeps(me, fund("02", "Notre règle"), 0)).isTrue();
        var own = seen(me, "02");
        assertThat(own)
                .usingRecursiveComparison()
                .ignoringFields("version", "origin")
                .isEqualTo(fund("02", "Notre règle"));
        assertThat(Network.as(me, () -> funds.list()))
                .extracting(Fund::department, Fund::origin)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("02", Fund.Origin.OWN),
                        org.assertj.core.groups.Tuple.tuple("12", Fund.Origin.SHIPPED));
        var other = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(seen(other, "02").rule())
                .as("another association reads the network's, never ours")
                .isEqualTo("Règle du réseau");
        assertThat(Network.as(me, () -> funds.drop("02"))).isTrue();
        assertThat(seen(me, "02").rule()).isEqualTo("Règle du réseau");
        assertThat(Network.as(me, () -> funds.drop("02")))
                .as("the network's row is not ours to take away")
                .isFalse();
    }

    @Test
    void who_read_an_older_version_overwrites_nothing() {
        assertThat(keeps(me, fund("69", "Première"), 0)).isTrue();
        assertThat(keeps(me, fund("69", "En même temps"), 0)).isFalse();
        int version = seen(me, "69").version();
        assertThat(keeps(me, fund("69", "Deuxième"), version)).isTrue();
        assertThat(keeps(me, fund("69", "Trop tard"), version)).isFalse();
        assertThat(seen(me, "69").rule()).isEqualTo("Deuxième");
    }

    @Test
    void what_was_read_more_than_a_year_ago_is_to_be_checked() {
        keeps(me, fund("69", "Lue ce jour"), 0);
        var read = seen(me, "69");
        assertThat(read.toCheck(today)).isFalse();
        assertThat(read.toCheck(today.plusYears(1))).isFalse();
        assertThat(read.toCheck(today.plusYears(1).plusDays(1))).isTrue();
    }

    @Test
    void a_table_of_ones_own_that_cannot_be_read_is_refused_by_line() {
        var head = "department;body;rule;smallest;yearly;aid;lodged;papers;source;read\n";
        assertThatThrownBy(() -> ShippedFunds.read(head + "02;;Règle;30\n")).hasMessageContaining("line 2: 10 columns");
        assertThatThrownBy(() -> ShippedFunds.read(head + "02;;Règle;beaucoup;;unknown;unknown;;site;2026-11-24\n"))
                .hasMessageContaining("line 2 cannot be read");
        var good = "02;;Règle;30;;unknown;unknown;Facture|RIB;site;2026-11-24\n";
        assertThat(ShippedFunds.read(head + good).list().getFirst().papers()).containsExactly("Facture", "RIB");
        assertThatThrownBy(() -> ShippedFunds.read(head + good + good)).hasMessageContaining("the department 02 twice");
    }
}
