// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.homes.domain.KeepHome;
import fr.parvis.homes.domain.Section;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A home visit with a phone in one hand: the checklist, a danger, what is left, its papers; then asking again and the figures. */
class HomeVisitJourney extends Journey {
    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    KeepHome keep;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID point;
    UUID caseFile;
    LocalDate today = LocalDate.now(NetworkTime.ZONE);

    @BeforeEach
    void a_case() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        point = visitsFixtures.aPoint(Objects.requireNonNull(me.association()), "Europe/Paris", null);
        caseFile = another("Nour");
    }

    private UUID another(String given) {
        var cases = new CasesWithDocuments(openFile, openCase);
        return cases.caseOf(me, cases.person(me, given, "Haddad"));
    }

    private void save() {
        page.click("#section-form .actions button.btn-primary");
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void a_home_is_seen_part_by_part_and_a_paper_stays_there(Screen screen) throws IOException {
        on(screen);
        signIn(me);
        open("/bureau/suivis/" + caseFile);
        chooseIn("#add", "Visite à domicile (énergie)");
        page.waitForSelector("#begin-form");
        isFine("home-begin");
        page.click("#begin-form button[type=submit]");
        page.waitForSelector("#checklist");
        isFine("home-empty");
        var visit = page.url();
        page.click("#checklist a:has-text('Dangers')");
        page.click("label:has-text('Électricité : fils nus')");
        isFine("home-danger");
        save();
        page.waitForSelector("h1:has-text('Logement')");
        page.click("label:has-text('Appartement')");
        page.fill("#f-surface", "5000");
        page.selectOption("#f-heating", "electric");
        page.selectOption("#f-hot-water", "electric-tank");
        page.click("label:has-text('Moisissures')");
        isFine("home-building");
        save();
        page.waitForSelector("#f-surface-error");
        assertThat(page.locator("#f-surface")).hasValue("5000");
        assertThat(page.locator("#f-heating")).hasValue("electric");
        isFine("home-refused");
        page.fill("#f-surface", "54");
        save();
        page.waitForSelector("h1:has-text('Températures')");
        page.fill("#f-living", "16,5");
        page.fill("#f-bedroom", "14");
        isFine("home-temperatures");
        save();
        page.waitForSelector("h1:has-text('Appareils')");
        page.fill("#f-fridge", "1");
        page.selectOption("#f-fridge-age", "over-10");
        isFine("home-equipment");
        save();
        page.waitForSelector("h1:has-text('Usages')");
        isFine("home-uses");
        save();
        page.waitForSelector("h1:has-text('Énergie')");
        page.fill("#f-year-kwh", "6200");
        isFine("home-energy");
        save();
        page.waitForSelector("h1:has-text('Petit matériel')");
        page.fill("#f-led-lamp", "4");
        page.fill("#f-window-seal", "2");
        isFine("home-installed");
        save();
        page.waitForSelector("h1:has-text('Gestes')");
        for (var gesture : List.of("heating-degree", "tank-55", "stand-by", "airing"))
            page.click("#f-" + gesture + " label:has-text('Choisi')");
        isFine("home-advice");
        save();
        page.waitForSelector("h1:has-text('Vers qui orienter')");
        page.click("label:has-text('France Rénov')");
        isFine("home-orientation");
        save();
        page.waitForSelector("#checklist");
        isFine("home-whole");
        shows("#left", "4 × Ampoule LED", "kWh");
        var paper = context.request().get(visit + "/fiche.pdf");
        try (var pdf = Loader.loadPDF(paper.body())) {
            assertThat(pdf.getNumberOfPages()).isLessThanOrEqualTo(2);
            if (screen == Screen.DESKTOP) keep("home-sheet", paper.body());
        }
        page.click("a:has-text('Noter un accord')");
        page.waitForSelector("#sharing-form");
        page.click("label:has-text('le bailleur social')");
        page.click("label:has-text('températures, humidité')");
        page.click("label:has-text('de vive voix')");
        page.check("#f-agrees");
        isFine("home-sharing");
        page.click("#sharing-form button[type=submit]");
        page.waitForSelector("a:has-text('Rapport à transmettre')");
        open("/bureau/suivis/" + caseFile + "/visites-energie/suivi/12");
        isFine("home-follow-up");
        page.click("fieldset:has-text('Confort depuis la visite') label:has-text('Mieux')");
        page.click("#follow-up-form button[type=submit]");
        page.waitForSelector("#follow-ups");
        isFine("home-all");
        open("/bureau/suivis/" + caseFile);
        isFine("home-in-case");
    }

    @Test
    void what_is_seen_is_kept_without_a_script() {
        on(Screen.PHONE, false);
        signIn(me);
        var visit = Ids.next();
        Network.as(me, () -> keep.begin(visit, caseFile, point, today));
        open("/bureau/visites-energie/" + visit + "/temperatures");
        page.fill("#f-living", "200");
        page.fill("#f-kitchen", "18");
        save();
        page.waitForSelector("#f-living-error");
        assertThat(page.locator("#f-kitchen")).hasValue("18");
        page.fill("#f-living", "20");
        save();
        page.waitForSelector("h1:has-text('Appareils')");
    }

    @Test
    void the_funder_sees_what_is_expected_and_what_was_measured_apart() {
        for (var given : List.of("Aline", "Bruno", "Chloé", "Driss", "Esther", "Fatou")) {
            var visit = Ids.next();
            var home = another(given);
            Network.as(me, () -> keep.begin(visit, home, point, today));
            for (var section : Map.of(
                            Section.INSTALLED, Map.of("led-lamp", List.of("3"), "aerator", List.of("1")),
                            Section.ADVICE, Map.of("stand-by", List.of("chosen"), "lids", List.of("chosen")),
                            Section.ORIENTATION, Map.of("towards", List.of("renovation")))
                    .entrySet())
                Network.as(
                        me,
                        () -> keep.answer(
                                visit, section.getKey(), new KeepHome.Said(section.getValue(), "", 0, false)));
        }
        signIn(me);
        open("/bureau/bilan-visites-energie");
        isFineAtEveryWidth("home-figures");
        shows("#expected", "Économie attendue");
        context.clearCookies();
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/materiel-et-gestes");
        isFineAtEveryWidth("home-measures");
    }

    @Test
    void a_checklist_is_filled_in_a_cellar_without_network_and_each_part_arrives_once() {
        on(Screen.PHONE);
        var visit = fr.parvis.values.Ids.next();
        fr.parvis.Network.as(me, () -> keep.begin(visit, caseFile, point, today));
        signIn(me);
        open("/capture");
        page.waitForSelector("[data-step=theme] .tile");
        page.click("[data-key=plus]");
        page.click("[data-key=road]");
        page.waitForSelector("#road-homes");
        isFine("home-offline-1-taken-along");
        loseNetwork();
        var danger = "[data-key='part-" + visit + "-danger']";
        var building = "[data-key='part-" + visit + "-building']";
        page.click(danger);
        page.click("dialog.road label:has-text('Électricité : fils nus')");
        page.click(building);
        page.click("dialog.road label:has-text('Appartement')");
        page.selectOption("#home-" + visit + "-building-heating", "wood");
        page.selectOption("#home-" + visit + "-building-ventilation", "blocked");
        isFine("home-offline-2-answering");
        // pressed twice, it is one; what is being answered in the other part stays
        page.locator("[data-key='save-" + visit + "-danger']")
                .evaluate("button => { button.click(); button.click(); }");
        page.waitForSelector("dialog.road .notice-success:has-text('Dangers : noté sur cet appareil')");
        page.waitForSelector("dialog.road .notice-danger:has-text('Installation électrique dangereuse')");
        assertThat(page.locator("#home-" + visit + "-building-heating")).hasValue("wood");
        page.fill("#home-" + visit + "-building-note", "Appeler le 06 12 34 56 78");
        page.click("[data-key='save-" + visit + "-building']");
        page.waitForSelector("dialog.road .notice-warning:has-text('06 12 34 56 78')");
        page.fill("#home-" + visit + "-building-note", "Grilles peintes");
        page.click("[data-key='save-" + visit + "-building']");
        page.waitForSelector("dialog.road .notice-danger:has-text('l’air ne se renouvelle pas')");
        // said anew before it has left
        page.click(building);
        page.fill("#home-" + visit + "-building-surface", "54");
        page.click("[data-key='save-" + visit + "-building']");
        page.waitForSelector(building + ":has-text('pas encore parti')");
        isFine("home-offline-3-saved");
        page.click("dialog.road [data-key=close]");
        page.waitForSelector(".desk-line:has-text('2 saisies à envoyer')");
        assertThat(parts()).isEqualTo("");

        findNetwork();
        lineIsBack(page);
        page.waitForSelector(".desk-line:has-text('Tout est enregistré')");
        eventually(this::parts, "building 1 54, danger 1 ");

        // what is refused is there to be put right, and then nothing of it is left over
        page.click("[data-key=plus]");
        page.click("[data-key=road]");
        page.click(building);
        page.fill("#home-" + visit + "-building-surface", "5000");
        page.click("[data-key='save-" + visit + "-building']");
        page.waitForSelector(building + ":has-text('à corriger')");
        page.click(building);
        page.waitForSelector("dialog.road .field-error:has-text('5000')");
        isFine("home-offline-4-refused");
        page.fill("#home-" + visit + "-building-surface", "55");
        page.click("[data-key='save-" + visit + "-building']");
        eventually(this::parts, "building 2 55, danger 1 ");
        page.click("dialog.road [data-key=close]");
        page.waitForSelector(".desk-line:has-text('Tout est enregistré')");
        eventually(this::toPutRight, 0);
        open("/bureau/visites-energie/" + visit);
        shows("main", "Installation électrique dangereuse", "Grilles peintes");
        isFine("home-offline-5-page");
    }

    private String parts() {
        return fr.parvis.Network.as(
                me,
                () -> transaction.execute(s -> db.sql(
                                "select coalesce(string_agg(section || ' ' || version || ' ' || coalesce(answers -> 'surface' ->> 0, ''), ', ' order by section), '') from homes.section")
                        .query(String.class)
                        .single()));
    }

    private int toPutRight() {
        return fr.parvis.Network.as(
                me,
                () -> transaction.execute(
                        s -> db.sql("select count(*)::int from sync.rejected_command where state = 'open'")
                                .query(Integer.class)
                                .single()));
    }
}
