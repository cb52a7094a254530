// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.values.Ids;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whom one reaches at a partner, as the partner names them in its room and mediators read it. */
@ParvisTest
class ReferentsTest {
    private static final String ROOM = "/partenaire/referents";

    @Autowired
    MockMvcTester mvc;

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

    private Document get(SignedIn who, String address) {
        var answer = mvc.get().uri(address).with(Browser.as(who)).exchange();
        assertThat(answer).as(address).hasStatusOk();
        return page(answer);
    }

    private static Document page(MvcTestResult answer) {
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private MvcTestResult post(SignedIn who, String address, Map<String, String> fields) {
        var request = mvc.post().uri(address).with(Browser.as(who)).with(csrf());
        for (var field : fields.entrySet()) request = request.param(field.getKey(), field.getValue());
        return request.exchange();
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
        assertThat(get(partner, ROOM).text()).contains("Aucun référent");
        assertThat(post(partner, ROOM, form(id, "Inès Roche", "04 72 00 00 00")))
                .hasStatus3xxRedirection();
        assertThat(post(partner, ROOM, form(id, "Inès Roche", "04 72 00 00 00")))
                .as("the same form twice")
                .hasStatus3xxRedirection();
        var sheet = get(mediator, "/bureau/partenaires/" + supplier);
        assertThat(sheet.select("#referents h3").eachText()).containsExactly("Inès Roche");
        assertThat(sheet.select("#referents").text()).contains("Factures impayées", "À jour au");
        assertThat(get(mediator, "/bureau/partenaires?q=ines roche")
                        .select(".person-row-name")
                        .text())
                .contains("Fournisseur " + association);

        var other = form(id, "Inès Martin", "04 72 00 00 01");
        other.put("fresh", "false");
        assertThat(post(partner, ROOM, other)).hasStatus3xxRedirection();
        assertThat(post(partner, ROOM, other)).as("of an earlier version").hasStatus(409);
        assertThat(post(partner, ROOM + "/verifies", Map.of())).hasStatus3xxRedirection();
        assertThat(post(partner, ROOM + "/" + id + "/retirer", Map.of())).hasStatus3xxRedirection();
        assertThat(get(mediator, "/bureau/partenaires/" + supplier).select("#referents"))
                .isEmpty();
    }

    @Test
    void what_is_missing_is_told_beside_its_field_and_nothing_typed_is_lost() {
        var form = form(Ids.next(), "=Inès", "");
        form.put("subject", "");
        var answer = post(partner, ROOM, form);
        assertThat(answer).hasStatus(422);
        var page = page(answer);
        assertThat(page.select("[name=name]").val()).isEqualTo("=Inès");
        assertThat(page.text())
                .contains(
                        "Un nom ne commence pas par", "Dites en quelques mots", "Donnez un téléphone ou un courriel.");
        assertThat(post(partner, ROOM, form(Ids.next(), "Inès Roche", "pas un numéro")))
                .hasStatus(422);
        assertThat(get(partner, ROOM).text()).contains("Aucun référent");
    }

    @Test
    void each_partner_keeps_its_own_and_closing_it_forgets_them() {
        var id = Ids.next();
        post(partner, ROOM, form(id, "Inès Roche", "04 72 00 00 00"));
        var stranger = network.aPartner(association, fixtures.aPartner(association, "Autre " + association));
        assertThat(get(stranger, ROOM).text()).doesNotContain("Inès Roche");
        assertThat(mvc.get().uri(ROOM + "/" + id).with(Browser.as(stranger)).exchange())
                .hasStatus(404);
        post(stranger, ROOM + "/" + id + "/retirer", Map.of());
        assertThat(get(partner, ROOM).text()).contains("Inès Roche");
        assertThat(mvc.get().uri(ROOM).with(Browser.as(mediator)).exchange()).hasStatus(403);

        assertThat(post(mediator, "/bureau/partenaires/" + supplier + "/fermer", Map.of()))
                .hasStatus3xxRedirection();
        assertThat(get(mediator, "/bureau/partenaires/" + supplier).select("#referents"))
                .isEmpty();
        assertThat(post(partner, ROOM, form(Ids.next(), "Inès Roche", "04 72 00 00 00")))
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
        assertThat(post(head, "/bureau/partenaires", fields)).hasStatus3xxRedirection();
        var theirs = network.aPartner(association, shared);
        assertThat(post(theirs, ROOM, form(Ids.next(), "Inès Roche", "04 72 00 00 00")))
                .hasStatus3xxRedirection();

        var sheet = "/bureau/partenaires/" + shared;
        post(mediator, sheet + "/fermer", Map.of());
        assertThat(get(mediator, sheet).select("#referents h3").eachText())
                .as("whose it is not closes nothing")
                .containsExactly("Inès Roche");
        assertThat(post(head, sheet + "/fermer", Map.of())).hasStatus3xxRedirection();
        assertThat(get(mediator, sheet).select("#referents")).isEmpty();
    }
}
