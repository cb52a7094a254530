// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.VisitsFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of equipment and its papers, from reception to return. */
@ParvisTest
class EquipmentPagesTest {
    private static final String STOCK = "/bureau/materiel";

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    OpenFile openFile;

    SignedIn me;
    SignedIn lead;
    UUID person;
    UUID point;

    @BeforeEach
    void a_mediator_a_lead_and_a_person() {
        var association = network.anAssociation();
        me = network.a(Role.MEDIATOR, association);
        lead = network.a(Role.SITE_LEAD, association);
        point = visitsFixtures.aPoint(association, "Europe/Paris", null);
        person = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(person, aPerson("Nour", "Haddad", 1990), "spoken", null, false, false)));
    }

    private static Document page(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return Pages.read(answer);
    }

    private static String text(MvcTestResult answer) throws IOException {
        assertThat(answer).hasStatusOk();
        try (var paper = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            return new PDFTextStripper().getText(paper);
        }
    }

    private static String to(MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
        return answer.getResponse().getRedirectedUrl();
    }

    private String received() {
        return to(pages.as(me)
                .post(
                        STOCK + "/recevoir",
                        "reception",
                        Ids.next().toString(),
                        "kind",
                        "laptop",
                        "model",
                        "Portable d’essai",
                        "number",
                        "1",
                        "origin",
                        "donated"));
    }

    @Test
    void a_computer_from_reception_to_return() throws IOException {
        assertThat(page(pages.as(me).get(STOCK)).text()).contains("Aucun matériel pour l’instant");
        var item = received();
        var shown = page(pages.as(me).get(item));
        assertThat(shown.text()).contains("À préparer").contains("À effacer avant toute sortie");
        var label = shown.select(".page-lead, .lead, header").text();
        assertThat(label).isNotEmpty();
        var today = shown.select("#f-on").val();
        assertThat(Pages.read(pages.as(me).post(item + "/effacer", "method", "", "on", today))
                        .select("#f-method-error")
                        .text())
                .contains("Choisissez comment");
        to(pages.as(me)
                .post(item + "/effacer", "method", "factory-reset", "tool", "Réglages 14", "on", today, "ready", "on"));
        assertThat(text(pages.as(me).get(item + "/effacement.pdf")))
                .contains("Certificat d’effacement")
                .contains("Portable d’essai")
                .contains("Réglages 14");

        var form = page(pages.as(me).get(item + "/remettre/preter?personne=" + person));
        assertThat(form.text()).contains("À Nour Haddad");
        var handover = form.select("input[name=handover]").val();
        var refused = pages.as(me)
                .post(item + "/remettre/preter", "handover", handover, "personne", person.toString(), "until", "");
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-manner-error").text()).contains("Dites comment");
        to(pages.as(me)
                .post(
                        item + "/remettre/preter",
                        "handover",
                        handover,
                        "personne",
                        person.toString(),
                        "until",
                        "",
                        "manner",
                        "typed",
                        "typed",
                        "Nour Haddad"));
        assertThat(page(pages.as(me).get(item)).text())
                .contains("Prêté à")
                .contains("Nour Haddad")
                .contains("sans date de fin");
        assertThat(page(pages.as(me).get(STOCK + "?voir=lent")).select("#items tbody tr"))
                .hasSize(1);
        assertThat(text(pages.as(me).get(STOCK + "/remises/" + handover + "/recu.pdf")))
                .contains("Reçu de prêt")
                .contains("Nour Haddad")
                .contains("pas encore rendu");

        to(pages.as(me).post(STOCK + "/remises/" + handover + "/prolonger", "due", today));
        assertThat(page(pages.as(me).get(STOCK + "?point=" + point))
                        .select("a[href*=to-remind]")
                        .attr("href"))
                .as("the loans that were counted, of that point")
                .isEqualTo(STOCK + "?voir=to-remind&point=" + point);
        assertThat(page(pages.as(lead).get("/bureau/accueil")).text())
                .as("who leads sees what is due on the home page, and no name")
                .contains("Prêts à rappeler")
                .contains("Portable d’essai")
                .doesNotContain("Haddad");
        to(pages.as(me).post(STOCK + "/remises/" + handover + "/rendre", "state", "good", "manner", "none"));
        assertThat(page(pages.as(me).get(item)).text())
                .contains("À préparer")
                .contains("Rendu")
                .contains("En bon état")
                .as("its history says who did it and who had it")
                .contains(me.name())
                .contains("Nour Haddad");
        assertThat(text(pages.as(me).get(STOCK + "/remises/" + handover + "/recu.pdf")))
                .contains("Sans signature de la personne");
    }

    @Test
    void a_day_of_return_that_was_typed_is_meant_whatever_is_chosen_above_it() {
        var item = received();
        var today = page(pages.as(me).get(item)).select("#f-on").val();
        to(pages.as(me).post(item + "/effacer", "method", "factory-reset", "on", today, "ready", "on"));
        assertThat(pages.as(me)
                        .post(
                                item + "/remettre/preter",
                                "handover",
                                Ids.next().toString(),
                                "personne",
                                person.toString(),
                                "until",
                                "demain",
                                "manner",
                                "paper"))
                .hasStatus(422);
        var proposed = LocalDate.parse(today).plusDays(30);
        var typed = LocalDate.parse(today).plusDays(3);
        to(pages.as(me)
                .post(
                        item + "/remettre/preter",
                        "handover",
                        Ids.next().toString(),
                        "personne",
                        person.toString(),
                        "until",
                        proposed.toString(),
                        "due",
                        typed.toString(),
                        "manner",
                        "paper"));
        var numbers = DateTimeFormatter.ofPattern("dd/MM/uuuu");
        assertThat(page(pages.as(me).get(item)).text())
                .contains(typed.format(numbers))
                .doesNotContain(proposed.format(numbers));
    }

    @Test
    void the_receipt_of_a_sale_says_each_cent_of_its_price() throws IOException {
        var item = received();
        var today = page(pages.as(me).get(item)).select("#f-on").val();
        to(pages.as(me).post(item + "/effacer", "method", "factory-reset", "on", today, "ready", "on"));
        var handover = Ids.next().toString();
        to(pages.as(lead)
                .post(
                        item + "/remettre/vendre",
                        "handover",
                        handover,
                        "personne",
                        person.toString(),
                        "condition",
                        "low-income",
                        "price",
                        "12,25",
                        "manner",
                        "paper"));
        assertThat(text(pages.as(me).get(STOCK + "/remises/" + handover + "/recu.pdf")))
                .contains("12,25");
    }

    @Test
    void a_person_s_page_says_what_they_have_and_leads_to_lending() {
        var panel = page(pages.as(me).get("/bureau/personnes/" + person + "?pour=suivi"));
        assertThat(panel.select("a[href^=" + STOCK + "/preter?personne=]")).hasSize(1);
        assertThat(page(pages.as(me).get(STOCK + "/preter?personne=" + person)).text())
                .contains("Nour Haddad");
        var wrong = pages.as(me).post(STOCK + "/preter", "label", "K7MRA-2TQX9", "personne", person.toString());
        assertThat(wrong).hasStatus(422);
        assertThat(Pages.read(wrong).select("#f-label-error").text()).isNotEmpty();
    }

    @Test
    void labels_are_printed_with_a_code_that_leads_to_the_item() throws IOException {
        var item = received();
        var id = item.substring(item.lastIndexOf('/') + 1);
        var paper = text(pages.as(me).get(STOCK + "/etiquettes.pdf?objet=" + id));
        var label = Arrays.stream(paper.split("\\s+"))
                .filter(word -> word.matches("[2-9A-Z]{5}-[2-9A-Z]{5}"))
                .findAny()
                .orElseThrow();
        assertThat(to(pages.as(me).get(STOCK + "/etiquette/" + label))).isEqualTo(item);
        assertThat(to(pages.as(me).post(STOCK + "/trouver", "label", label.toLowerCase())))
                .isEqualTo(item);
        assertThat(pages.as(me).get(STOCK + "/etiquette/22222-22222")).hasStatus(404);
    }

    @Test
    void what_goes_for_good_is_for_who_keeps_the_stock() {
        var item = received();
        assertThat(pages.as(me).get(item + "/remettre/donner")).hasStatus(403);
        assertThat(pages.as(me).post(item + "/rebut")).hasStatus(403);
        assertThat(pages.as(lead).get(item + "/remettre/donner")).hasStatusOk();
        var refused = pages.as(lead).post(item + "/rebut");
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).text()).contains("Effacez-les d’abord");
    }

    @Test
    void an_inventory_is_typed_and_ended() {
        var item = received();
        var label = Jsoup.parse(page(pages.as(me).get(item)).html())
                .select("h1 + p, .lead")
                .text();
        var inventory = to(pages.as(me)
                .post(STOCK + "/inventaires", "inventory", Ids.next().toString()));
        assertThat(page(pages.as(me).get(inventory)).text()).contains("Manque");
        assertThat(pages.as(me).post(inventory + "/lire", "batch", Ids.next().toString(), "labels", " "))
                .hasStatus(422);
        to(pages.as(me).post(inventory + "/lire", "batch", Ids.next().toString(), "labels", "carton 3\n" + label));
        assertThat(page(pages.as(me).get(inventory)).text()).contains("Inconnue");
        to(pages.as(me).post(inventory + "/terminer"));
        assertThat(page(pages.as(me).get(inventory)).select("textarea")).isEmpty();
        assertThat(page(pages.as(me).get(STOCK + "/inventaires")).text()).contains("Terminé le");
        assertThat(pages.as(me).get(inventory).getResponse().getHeader("Permissions-Policy"))
                .contains("camera=()");
    }

    @Test
    void small_things_are_counted() {
        to(pages.as(me).post(STOCK + "/lots", "kind", "received", "lot", "sim", "number", "12"));
        assertThat(page(pages.as(me).get(STOCK + "/lots"))
                        .select("#lots tbody tr")
                        .text())
                .contains("Cartes SIM 12");
        var refused = pages.as(me).post(STOCK + "/lots", "kind", "given", "lot", "sim", "number", "13");
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-number-error").text()).contains("12");
    }

    @Test
    void a_device_is_told_labels_and_places_and_nobody() throws IOException {
        received();
        var answer = pages.as(me).get("/capture/equipment.json");
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("Portable d’essai")
                .doesNotContain("Haddad");
    }

    @Test
    void the_network_s_head_counts_and_reads_no_item() {
        var item = received();
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(pages.as(head).get(STOCK + "/reseau")).hasStatusOk();
        assertThat(pages.as(head).get(item)).hasStatus(403);
        assertThat(pages.as(me).get(STOCK + "/reseau")).hasStatus(403);
    }

    private String label(String item) {
        var lead = page(pages.as(me).get(item)).select("h1 + p, .lead").text();
        return lead.substring(lead.lastIndexOf(' ') + 1);
    }

    @Test
    void labels_of_the_list_are_printed_from_the_first_free_place_and_new_ones_beforehand() throws IOException {
        var item = received();
        var list = text(pages.as(me).get(STOCK + "/etiquettes.pdf?q=&genre=laptop&point=&voir=to-prepare&place=5"));
        assertThat(list).contains(label(item));
        var blank = text(pages.as(me).get(STOCK + "/etiquettes.pdf?vierges=24"));
        assertThat(Pattern.compile("[2-9A-Z]{5}-[2-9A-Z]{5}")
                        .matcher(blank)
                        .results()
                        .distinct())
                .hasSize(24);
        assertThat(pages.as(me).get(STOCK + "/etiquettes.pdf?genre=printer&voir=lost"))
                .hasStatus(404);
        var first = Pattern.compile("[2-9A-Z]{5}-[2-9A-Z]{5}")
                .matcher(blank)
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        to(pages.as(me)
                .post(
                        STOCK + "/recevoir",
                        "kind",
                        "tablet",
                        "model",
                        "Étiquette posée d’avance",
                        "number",
                        "1",
                        "origin",
                        "bought",
                        "label",
                        first));
        assertThat(pages.as(me).get(STOCK + "/etiquette/" + first)).hasStatus(302);
    }

    @Test
    void equipment_goes_to_another_association_by_its_acceptance() {
        var other = network.a(Role.SITE_LEAD, network.anAssociation());
        visitsFixtures.aPoint(other.association(), "Europe/Paris", null);
        var item = received();
        var label = label(item);
        var refused = pages.as(lead)
                .post(STOCK + "/transferts", "receiver", other.association().toString(), "labels", label);
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-labels-error").text()).contains("ne sont pas effacées");
        to(pages.as(me)
                .post(
                        item + "/effacer",
                        "method",
                        "factory-reset",
                        "on",
                        LocalDate.now(NetworkTime.ZONE).toString()));
        var sent = to(pages.as(lead)
                .post(
                        STOCK + "/transferts",
                        "receiver",
                        other.association().toString(),
                        "labels",
                        label + "\n" + label));
        assertThat(page(pages.as(me).get(item)).text()).contains("En route");
        assertThat(pages.as(other).read(STOCK).text()).contains("attend votre réponse");
        assertThat(pages.as(me).get(sent)).hasStatus(403);
        to(pages.as(other).post(sent + "/accepter"));
        var theirs = pages.as(other).read(sent);
        assertThat(theirs.select("#lines a").text()).isEqualTo(label);
        assertThat(pages.as(other).read(theirs.select("#lines a").attr("href")).text())
                .contains("D’une autre association");
        assertThat(page(pages.as(me).get(item)).text()).contains("Accepté par l’autre association");
        assertThat(pages.as(other).post(sent + "/refuser", "reason", "other")).hasStatus(422);
    }
}
