// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.values.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom one reaches at a partner, as the partner names them in its room and mediators read it. */
@ParvisTest
class ReferentsTest {
    private static final String ROOM = "/partenaire/referents";

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    PartnerFixtures fixtures;

    private UUID association;
    private UUID supplier;
    private SignedIn partner;
    private SignedIn mediator;

    @BeforeEach
    void a_partner_and_a_mediator() {
        association = network.anAssociation();
        supplier = fixtures.aPartner(association, "Fournisseur " + association);
        partner = network.aPartner(association, supplier);
        mediator = network.a(Role.MEDIATOR, association);
    }

    private static Map<String, String> form(UUID id, String name, String phone) {
        var form = new LinkedHashMap<String, String>();
        form.put("id", id.toString());
        form.put("fresh", "true");
        form.put("version", "0");
        form.put("name", name);
        form.put("subject", "Factures impayées");
        form.put("phone", phone);
        return form;
    }

    @Test
    void a_partner_names_them_and_mediators_read_and_find_them() {
        var id = Ids.next();
        assertThat(pages.as(partner).open(ROOM).text()).contains("Aucun référent");
        assertThat(pages.as(partner).post(ROOM, form(id, "Inès Roche", "04 72 00 00 00")))
                .hasStatus3xxRedirection();
        assertThat(pages.as(partner).post(ROOM, form(id, "Inès Roche", "04 72 00 00 00")))
                .as("the same form twice")
                .hasStatus3xxRedirection();
        var sheet = pages.as(mediator).open("/bureau/partenaires/" + supplier);
        assertThat(sheet.select("#referents h3").eachText()).containsExactly("Inès Roche");
        assertThat(sheet.select("#referents").text()).contains("Factures impayées", "À jour au");
        assertThat(pages.as(mediator)
                        .open("/bureau/partenaires?q=ines roche")
                        .select(".person-row-name")
                        .text())
                .contains("Fournisseur " + association);

        var other = form(id, "Inès Martin", "04 72 00 00 01");
        other.put("fresh", "false");
        assertThat(pages.as(partner).post(ROOM, other)).hasStatus3xxRedirection();
        assertThat(pages.as(partner).post(ROOM, other))
                .as("of an earlier version")
                .hasStatus(409);
        assertThat(pages.as(partner).post(ROOM + "/verifies", Map.of())).hasStatus3xxRedirection();
        assertThat(pages.as(partner).post(ROOM + "/" + id + "/retirer", Map.of()))
                .hasStatus3xxRedirection();
        assertThat(pages.as(mediator).open("/bureau/partenaires/" + supplier).select("#referents"))
                .isEmpty();
    }

    @Test
    void what_is_missing_is_told_beside_its_field_and_nothing_typed_is_lost() {
        var form = form(Ids.next(), "=Inès", "");
        form.put("subject", "");
        var answer = pages.as(partner).post(ROOM, form);
        assertThat(answer).hasStatus(422);
        var page = Pages.read(answer);
        assertThat(page.select("[name=name]").val()).isEqualTo("=Inès");
        assertThat(page.text())
                .contains(
                        "Un nom ne commence pas par", "Dites en quelques mots", "Donnez un téléphone ou un courriel.");
        assertThat(pages.as(partner).post(ROOM, form(Ids.next(), "Inès Roche", "pas un numéro")))
                .hasStatus(422);
        assertThat(pages.as(partner).open(ROOM).text()).contains("Aucun référent");
    }

    @Test
    void each_partner_keeps_its_own_and_closing_it_forgets_them() {
        var id = Ids.next();
        pages.as(partner).post(ROOM, form(id, "Inès Roche", "04 72 00 00 00"));
        var stranger = network.aPartner(association, fixtures.aPartner(association, "Autre " + association));
        assertThat(pages.as(stranger).open(ROOM).text()).doesNotContain("Inès Roche");
        assertThat(pages.as(stranger).get(ROOM + "/" + id)).hasStatus(404);
        pages.as(stranger).post(ROOM + "/" + id + "/retirer", Map.of());
        assertThat(pages.as(partner).open(ROOM).text()).contains("Inès Roche");
        assertThat(pages.as(mediator).get(ROOM)).hasStatus(403);

        assertThat(pages.as(mediator).post("/bureau/partenaires/" + supplier + "/fermer", Map.of()))
                .hasStatus3xxRedirection();
        assertThat(pages.as(mediator).open("/bureau/partenaires/" + supplier).select("#referents"))
                .isEmpty();
        assertThat(pages.as(partner).post(ROOM, form(Ids.next(), "Inès Roche", "04 72 00 00 00")))
                .hasStatus(403);
    }

    @Test
    void closing_a_partner_that_the_network_shares_forgets_them_beside_each_association() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var shared = Ids.next();
        var fields = new LinkedHashMap<String, String>();
        fields.put("id", shared.toString());
        fields.put("fresh", "true");
        fields.put("version", "0");
        fields.put("name", "Partagé " + shared);
        fields.put("kind", "supplier");
        fields.put("territory", "france");
        assertThat(pages.as(head).post("/bureau/partenaires", fields)).hasStatus3xxRedirection();
        var theirs = network.aPartner(association, shared);
        assertThat(pages.as(theirs).post(ROOM, form(Ids.next(), "Inès Roche", "04 72 00 00 00")))
                .hasStatus3xxRedirection();

        var sheet = "/bureau/partenaires/" + shared;
        pages.as(mediator).post(sheet + "/fermer", Map.of());
        assertThat(pages.as(mediator).open(sheet).select("#referents h3").eachText())
                .as("whose it is not closes nothing")
                .containsExactly("Inès Roche");
        assertThat(pages.as(head).post(sheet + "/fermer", Map.of())).hasStatus3xxRedirection();
        assertThat(pages.as(mediator).open(sheet).select("#referents")).isEmpty();
    }
}
