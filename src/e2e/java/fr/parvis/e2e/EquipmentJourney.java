// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.equipment.domain.Label;
import fr.parvis.network.Points;
import fr.parvis.skills.Learners;
import fr.parvis.values.NetworkTime;
import fr.parvis.workshops.WorkshopsFixtures;
import fr.parvis.workshops.domain.Enrol;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A computer from its reception to its return; an inventory, also where there is no network. */
class EquipmentJourney extends Journey {
    @Autowired
    WorkshopsFixtures workshopsFixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Enrol enrol;

    @Autowired
    Learners learners;

    @Autowired
    Points points;

    private SignedIn lead;

    private void aLead() {
        lead = network.a(Role.SITE_LEAD, network.anAssociation());
        visitsFixtures.aPoint(Objects.requireNonNull(lead.association()), "Europe/Paris", null);
        signIn(lead);
    }

    private void openFile() {
        open("/bureau/personnes/nouvelle");
        page.fill("#f-given", "Nour");
        page.fill("#f-family", "Haddad");
        page.fill("#f-birthYear", "1990");
        page.check("text=De vive voix");
        page.click("button:has-text('Ouvrir le dossier')");
        page.waitForSelector("h1:has-text('Haddad')");
    }

    private void sign() {
        page.locator("canvas:visible").scrollIntoViewIfNeeded();
        var pad = page.locator("canvas:visible").boundingBox();
        page.mouse().move(pad.x + 40, pad.y + pad.height / 2);
        page.mouse().down();
        for (int i = 0; i < 20; i++)
            page.mouse().move(pad.x + 40 + i * (pad.width - 80) / 20, pad.y + pad.height / 2 + (i % 2 == 0 ? 20 : -20));
        page.mouse().up();
    }

    private void receive(String model, String serials) {
        open("/bureau/materiel/recevoir");
        page.fill("#f-model", model);
        page.fill("#f-serials", serials);
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector(".notice:has-text('reçu')");
    }

    private List<String> labels() {
        return Asking.as(Objects.requireNonNull(lead.association()))
                .call(() -> Objects.requireNonNull(
                        transaction.execute(status -> db.sql("select label from equipment.item order by serial")
                                .query(String.class)
                                .list())));
    }

    private String found() {
        return Asking.as(Objects.requireNonNull(lead.association()))
                .call(() -> Objects.requireNonNull(transaction.execute(status -> String.join(
                        " ",
                        db.sql(
                                        "select finding || ':' || count(*) from equipment.finding group by finding order by finding")
                                .query(String.class)
                                .list()))));
    }

    /** Keeps a paper beside the pictures, to be looked at. */
    private void keepPaper(String address, String name) {
        var answer =
                context.request().get(URI.create(page.url()).resolve(address).toString());
        org.assertj.core.api.Assertions.assertThat(answer.status()).isEqualTo(200);
        keep(name, answer.body());
    }

    @AtEveryWidth
    void a_computer_from_its_reception_to_its_return(Screen screen) {
        on(screen);
        aLead();
        open("/bureau/materiel");
        page.waitForSelector("text=Aucun matériel pour l’instant");
        isFine("equipment-none");
        page.click("main a:has-text('Recevoir du matériel') >> nth=0");
        page.waitForSelector("#f-model");
        isFine("equipment-receive");
        receive("Lenovo ThinkPad T480", "SN-1");
        isFine("equipment-to-prepare");
        page.selectOption("#f-method", "factory-reset");
        page.fill("#f-tool", "Réinitialisation du fabricant");
        page.click("button:has-text('Enregistrer l’effacement')");
        page.waitForSelector(".notice:has-text('Effacement enregistré')");
        isFine("equipment-ready");
        var item = page.url();
        keepPaper(item + "/effacement.pdf", "equipment-certificate");
        keepPaper(
                "/bureau/materiel/etiquettes.pdf?objet=" + item.substring(item.lastIndexOf('/') + 1),
                "equipment-labels");

        openFile();
        page.click("a:has-text('Prêter du matériel')");
        page.waitForSelector("#f-label");
        isFine("equipment-which");
        page.fill("#f-label", "AAAAA-AAAAA");
        page.click("button:has-text('Continuer')");
        page.waitForSelector("#f-label-error");
        page.fill("#f-label", labels().getFirst().toLowerCase());
        page.click("button:has-text('Continuer')");
        page.waitForSelector("canvas");
        page.click("button:has-text('Enregistrer le prêt')");
        page.waitForSelector("#f-drawn-error");
        sign();
        isFine("equipment-lend");
        page.click("button:has-text('Enregistrer le prêt')");
        page.waitForSelector(".notice:has-text('Prêt enregistré')");
        shows("#current", "Nour Haddad");
        isFine("equipment-lent");
        open("/bureau/materiel");
        page.waitForSelector("#items");
        isFine("equipment-stock");
        open("/bureau/materiel/trouver");
        page.waitForSelector("#f-label");
        isFine("equipment-find");
        page.navigate(item);
        keepPaper(page.getAttribute("#current a[href$='recu.pdf']", "href"), "equipment-receipt");
        page.click("a:has-text('Reprendre')");
        page.waitForSelector("canvas");
        page.check("text=En bon état");
        page.check("text=Quelqu’un d’autre le rapporte");
        assertThat(page.locator("canvas")).isHidden();
        isFine("equipment-return");
        page.click("button:has-text('Enregistrer le retour')");
        page.waitForSelector(".notice:has-text('Retour enregistré')");
        shows("#history", "Rendu", "Prêté");
    }

    @AtEveryWidth
    void an_inventory_says_what_is_missing(Screen screen) {
        on(screen);
        aLead();
        receive("Samsung Galaxy Tab A8", "SN-1\nSN-2\nSN-3");
        open("/bureau/materiel/inventaires");
        page.waitForSelector("text=Aucun inventaire");
        isFine("equipment-inventories");
        page.click("button:has-text('Commencer un inventaire')");
        page.waitForSelector("#f-labels");
        page.fill("#f-labels", labels().getFirst() + "\n" + labels().getFirst() + "\ncarton 3");
        page.click("button:has-text('Ajouter')");
        page.waitForSelector("#found-twice");
        isFine("equipment-inventory");
        page.click("summary:has-text('Terminer l’inventaire')");
        page.click("button:has-text('Terminer l’inventaire')");
        page.waitForSelector(".notice:has-text('terminé')");
        org.assertj.core.api.Assertions.assertThat(found()).isEqualTo("here:1 missing:2 twice:1 unknown:1");
        open("/bureau/materiel/lots");
        page.waitForSelector("#f-number");
        isFine("equipment-lots");
    }

    @Test
    void labels_are_counted_without_a_network() {
        on(Screen.PHONE);
        aLead();
        receive("Nokia G22", "SN-1\nSN-2");
        open("/capture");
        page.waitForSelector("[data-step=theme] .tile");
        page.click("[data-key=plus]");
        page.click("[data-key=road]");
        page.waitForSelector("[data-key=inventory]");
        loseNetwork();
        page.click("[data-key=inventory]");
        page.click("[data-key=inventory-begin]");
        page.fill("#road-inventory-label", labels().getFirst());
        page.click("[data-key=inventory-add]");
        page.waitForSelector("dialog.road [role=status]:has-text('Étiquettes lues : 1')");
        isFine("equipment-offline");
        page.click("[data-key=inventory-send]");
        page.waitForSelector("dialog.road .notice-success:has-text('Inventaire terminé')");
        findNetwork();
        lineIsBack(page);
        eventually(this::found, "here:1 missing:1");
    }

    @Test
    void a_label_that_is_being_typed_stays_when_the_server_answers() {
        on(Screen.PHONE);
        aLead();
        receive("Nokia G22", "SN-1");
        open("/capture");
        page.waitForSelector("[data-step=theme] .tile");
        page.click("[data-key=plus]");
        page.click("[data-key=road]");
        page.click("[data-key=inventory]");
        page.click("[data-key=inventory-begin]");
        page.waitForSelector("#road-inventory-label");
        var answers = new ArrayList<Route>();
        context.route("**/capture/workshops.json", answers::add);
        open("/capture");
        page.waitForSelector("[data-step=theme] .tile");
        page.click("[data-key=plus]");
        page.click("[data-key=road]");
        page.fill("#road-inventory-label", "D6FQ2");
        page.evaluate("document.getElementById('road-stops').dataset.before = ''");
        page.waitForCondition(() -> !answers.isEmpty());
        answers.getFirst().resume();
        page.waitForSelector("#road-stops:not([data-before])");
        assertThat(page.locator("#road-inventory-label")).hasValue("D6FQ2");
    }

    private String ready(String model) {
        receive(model, "SN-1");
        page.selectOption("#f-method", "factory-reset");
        page.click("button:has-text('Enregistrer l’effacement')");
        page.waitForSelector(".notice:has-text('Effacement enregistré')");
        return labels().getFirst();
    }

    @AtEveryWidth
    void a_computer_goes_to_another_association(Screen screen) {
        on(screen);
        aLead();
        var sender = lead;
        var label = ready("Dell Latitude 5400");
        var other = network.a(Role.SITE_LEAD, network.anAssociation());
        visitsFixtures.aPoint(Objects.requireNonNull(other.association()), "Europe/Paris", null);
        page.click("a:has-text('Envoyer à une autre association')");
        page.waitForSelector("#f-receiver");
        isFine("equipment-send");
        assertThat(page.locator("#f-labels")).hasValue(Label.text(label));
        page.selectOption("#f-receiver", other.association().toString());
        page.click("button:has-text('Envoyer')");
        page.waitForSelector(".notice:has-text('L’envoi est noté')");
        isFine("equipment-sent");
        signIn(other);
        open("/bureau/materiel");
        page.waitForSelector(".notice:has-text('attend votre réponse')");
        page.click("a:has-text('Répondre')");
        page.click("#to-answer a");
        page.waitForSelector("#accept");
        isFine("equipment-to-accept");
        page.click("button:has-text('Accepter')");
        page.waitForSelector(".notice:has-text('dans votre stock')");
        page.click("#lines a");
        page.waitForSelector("#history");
        isFine("equipment-arrived");
        shows("#history", "Entré en stock");
        signIn(sender);
        open("/bureau/materiel/transferts");
        shows("#others", "Accepté");
        isFine("equipment-transfers");
    }

    @Test
    void a_loan_and_its_return_are_signed_without_a_network() {
        on(Screen.PHONE);
        aLead();
        var label = ready("Lenovo Tab M10");
        openFile();
        var person = UUID.fromString(page.url().replaceAll(".*/personnes/([0-9a-f-]{36}).*", "$1"));
        expectedToday(person);
        open("/capture");
        page.waitForSelector("[data-step=theme] .tile");
        page.click("[data-key=plus]");
        page.click("[data-key=road]");
        page.waitForSelector("[data-key=lend]");
        loseNetwork();
        page.click("[data-key=lend]");
        page.click("[data-key=lend-save]");
        page.waitForSelector("dialog.road [role=alert]:has-text('étiquette')");
        page.fill("#road-lend-label", label.toLowerCase());
        page.selectOption("#road-lend-person", person.toString());
        page.check("#road-lend-until-0");
        page.check("#road-lend-manner-0");
        sign();
        isFine("equipment-lend-offline");
        page.click("[data-key=lend-save]");
        page.waitForSelector("dialog.road .notice-success:has-text('Prêt gardé')");
        page.click("[data-key=return]");
        page.fill("#road-return-label", label);
        page.check("#road-return-state-0");
        page.check("#road-return-manner-1");
        page.fill("#road-return-typed", "Nour Haddad");
        isFine("equipment-return-offline");
        page.click("[data-key=return-save]");
        page.waitForSelector("dialog.road .notice-success:has-text('Retour gardé')");
        findNetwork();
        lineIsBack(page);
        eventually(this::signedLoans, "screen typed good");
    }

    /** The person has a seat in a session of today. */
    private void expectedToday(UUID person) {
        var point = Network.as(lead, () -> points.list(Objects.requireNonNull(lead.association())))
                .getFirst()
                .id();
        var cycle = workshopsFixtures.aCycle(lead, point, 4, 1);
        Network.as(
                lead,
                () -> enrol.enrol(cycle, learners.ofPerson(person).orElseThrow().id(), 1));
        var today = LocalDate.now(NetworkTime.ZONE);
        Network.as(
                lead,
                () -> transaction.executeWithoutResult(status ->
                        db.sql("""
                        update workshops.session set day = :today,
                            during = tstzrange(:today + time '10:00', :today + time '12:00') where cycle = :cycle""").param("today", today).param("cycle", cycle).update()));
    }

    private String signedLoans() {
        return Network.as(
                lead,
                () -> Objects.requireNonNull(transaction.execute(status -> String.join(
                        ", ",
                        db.sql("select concat_ws(' ', out_signed, back_signed, back_state) from equipment.handover")
                                .query(String.class)
                                .list()))));
    }
}
