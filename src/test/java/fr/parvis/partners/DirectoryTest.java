// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.values.Ids;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages of the directory: noted, found, checked, closed. */
@ParvisTest
class DirectoryTest {
    private static final String PAGE = "/bureau/partenaires";

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;

    @BeforeEach
    void a_mediator() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
    }

    /** Those that the network shares too: other tests leave some. */
    private List<String> names(String address) {
        return pages.as(me).read(address).select(".person-row-name a").eachText();
    }

    private static Map<String, String> aPartner(UUID id, String name) {
        var form = new LinkedHashMap<String, String>();
        form.put("id", id.toString());
        form.put("fresh", "true");
        form.put("version", "0");
        form.put("name", name);
        form.put("kind", "ccas");
        form.put("operator", "ccas");
        form.put("territory", "communes");
        form.put("places", "69500 Bron\nVilleurbanne");
        form.put("postalLines", "Place de Weingarten\n69500 Bron");
        return form;
    }

    @Test
    void a_partner_is_noted_found_by_its_commune_and_checked() {
        var id = Ids.next();
        assertThat(pages.as(me).post(PAGE, aPartner(id, "CCAS de Bron"))).hasStatus3xxRedirection();
        var stale = aPartner(id, "CCAS de Bron");
        stale.put("fresh", "false");
        stale.put("version", "9");
        assertThat(pages.as(me).post(PAGE, stale)).as("of another version").hasStatus(409);
        assertThat(pages.as(me)
                        .read(PAGE + "?q=villeurbane ccas")
                        .select(".person-row-name")
                        .text())
                .contains("CCAS de Bron");
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        status -> db.sql("update partners.partner set checked_on = '2024-01-01' where id = :id")
                                .param("id", id)
                                .update()));
        assertThat(pages.as(me)
                        .read(PAGE + "?voir=stale")
                        .select(".badge-warning")
                        .text())
                .contains("Vérifié le");
        assertThat(pages.as(me).post(PAGE + "/" + id + "/verifie", Map.of())).hasStatus3xxRedirection();
        assertThat(names(PAGE + "?voir=stale")).doesNotContain("CCAS de Bron");
        pages.as(me).post(PAGE + "/" + id + "/fermer", Map.of());
        assertThat(names(PAGE)).doesNotContain("CCAS de Bron");
        assertThat(names(PAGE + "?voir=closed")).containsOnlyOnce("CCAS de Bron");
    }

    @Test
    void a_form_with_problems_says_where_and_keeps_what_was_typed() {
        var form = aPartner(Ids.next(), "CCAS de Nulle-Part");
        form.put("places", "Nulle-Part-sur-Rien");
        form.put("phone", "bonjour");
        var answer = pages.as(me).post(PAGE, form);
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("#f-places-error").text()).contains("Nulle-Part-sur-Rien");
        assertThat(Pages.read(answer).select("#f-phone").val()).isEqualTo("bonjour");
        form.put("places", "69500 Bron");
        assertThat(Pages.read(pages.as(me).post(PAGE, form)).select("#f-phone-error"))
                .isNotEmpty();
        form.put("phone", "");
        assertThat(pages.as(me).post(PAGE, form)).hasStatus3xxRedirection();
        form.put("id", Ids.next().toString());
        assertThat(Pages.read(pages.as(me).post(PAGE, form))
                        .select("#f-name-error")
                        .text())
                .contains("existe déjà");
        form.put("name", "=1+1");
        assertThat(Pages.read(pages.as(me).post(PAGE, form))
                        .select("#f-name-error")
                        .text())
                .contains("tableur");
    }

    @Test
    void the_name_of_a_contact_goes_when_it_is_closed() {
        var id = Ids.next();
        var contact = Ids.next();
        pages.as(me).post(PAGE, aPartner(id, "CCAS de Bron"));
        var fields = Map.of(
                "id",
                contact.toString(),
                "fresh",
                "true",
                "version",
                "0",
                "name",
                "Aides facultatives",
                "contact",
                "Léa Martin",
                "phone",
                "04 72 00 00 00",
                "bestBy",
                "call",
                "notes",
                "Rappelle toujours");
        assertThat(pages.as(me).post(PAGE + "/" + id + "/services", fields)).hasStatus3xxRedirection();
        var stale = new LinkedHashMap<>(fields);
        stale.put("fresh", "false");
        stale.put("version", "9");
        assertThat(pages.as(me).post(PAGE + "/" + id + "/services", stale))
                .as("of another version")
                .hasStatus(409);
        assertThat(pages.as(me).read(PAGE + "/" + id).text()).contains("Léa Martin", "Par téléphone", "Sera informé");
        assertThat(pages.as(me).read(PAGE + "?q=lea martin").select(".person-row"))
                .hasSize(1);
        pages.as(me).post(PAGE + "/" + id + "/services/" + contact + "/fermer", Map.of());
        assertThat(pages.as(me).read(PAGE + "/" + id).text())
                .contains("Aides facultatives")
                .doesNotContain("Léa Martin", "04 72 00 00 00", "Rappelle");
        assertThat(pages.as(me).read(PAGE + "?q=lea martin").select(".person-row"))
                .isEmpty();
    }

    @Test
    void what_the_network_shares_takes_an_associations_own_contacts_and_no_other_change() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var id = Ids.next();
        var form = aPartner(id, "Partagé " + id);
        form.put("territory", "france");
        assertThat(pages.as(head).post(PAGE, form)).hasStatus3xxRedirection();
        assertThat(pages.as(me).read(PAGE + "/" + id).text()).contains("Partagé");
        assertThat(pages.as(me).get(PAGE + "/" + id + "/modifier")).hasStatus(404);
        form.put("fresh", "false");
        form.put("name", "Changé");
        assertThat(pages.as(me).post(PAGE, form)).hasStatus(409);
        pages.as(me)
                .post(
                        PAGE + "/" + id + "/services",
                        Map.of(
                                "id",
                                Ids.next().toString(),
                                "fresh",
                                "true",
                                "version",
                                "0",
                                "name",
                                "Notre correspondant"));
        assertThat(pages.as(me).read(PAGE + "/" + id).text()).contains("Notre correspondant");
        var ben = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(pages.as(ben).read(PAGE + "/" + id).text()).doesNotContain("Notre correspondant");
    }

    @Test
    void good_lines_of_a_file_are_taken_and_the_others_handed_back_with_their_reason() {
        var lines = """
                partenaire;genre;lieux;adresse;service;contact;marche_le_mieux
                CCAS de Bron;ccas;69029;Place de Weingarten | 69500 Bron;Aides facultatives;Léa Martin;call
                CCAS de Bron;ccas;69029;;Accueil;;
                Adil;housing;69;;Juristes;;pigeon
                Mairie;town-hall;Nulle-Part-sur-Rien;;;;
                """;
        var answer = pages.as(me).post(PAGE + "/import", Map.of("lignes", lines));
        assertThat(answer).hasStatus(422);
        var back = Pages.read(answer).select("#f-lignes").text();
        assertThat(back)
                .contains("Nulle-Part-sur-Rien", "pigeon", "Choisissez dans la liste")
                .doesNotContain("Martin");
        assertThat(Pages.read(answer).select(".notice-success").text()).containsPattern("ajoutées.: 2\\.");
        assertThat(pages.as(me).read(PAGE + "?q=lea martin bron").select(".person-row"))
                .hasSize(1);
        assertThat(pages.as(me).post(PAGE + "/import", Map.of("lignes", "nom;prenom\nA;B")))
                .hasStatus(422);
        var out = pages.as(me).get(PAGE + "/partenaires.csv");
        assertThat(out).hasStatusOk();
        var again = new String(out.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(again).contains("CCAS de Bron;ccas", "Léa Martin");
        assertThat(pages.as(me).post(PAGE + "/import", Map.of("lignes", again)))
                .as("what is known stays")
                .hasStatus3xxRedirection();
    }

    @Test
    void all_services_of_a_partner_with_many_are_written_out_and_known_again() throws Exception {
        var name = "Département " + Ids.next();
        var lines = new StringBuilder("partenaire;service\n");
        for (int i = 1; i <= 101; i++) lines.append("%s;Maison des solidarités %03d\n".formatted(name, i));
        for (var time : List.of("new", "known")) {
            assertThat(pages.as(me).post(PAGE + "/import", Map.of("lignes", lines.toString())))
                    .hasStatus3xxRedirection();
            var out = pages.as(me).get(PAGE + "/partenaires.csv");
            assertThat(out.getResponse()
                            .getContentAsString(StandardCharsets.UTF_8)
                            .lines())
                    .as(time)
                    .filteredOn(line -> line.startsWith(name))
                    .hasSize(101);
        }
    }

    @Test
    void of_a_file_that_breaks_off_nothing_is_taken() {
        var name = "Adil " + Ids.next();
        var lines = "partenaire;genre\n" + name + ";housing\n\"Mairie;town-hall\n";
        var answer = pages.as(me).post(PAGE + "/import", Map.of("lignes", lines));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("#f-fichier-error").text()).contains("guillemet", "Rien n’a été pris");
        assertThat(Pages.read(answer).select("#f-lignes").text()).contains(name);
        assertThat(names(PAGE + "?q=" + name)).doesNotContain(name);
    }
}
