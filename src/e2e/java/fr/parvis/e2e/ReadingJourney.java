// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import fr.parvis.Machine;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.Cases;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.files.NormalizedImage;
import fr.parvis.network.LocalDays;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.procedures.GuideFixtures;
import fr.parvis.procedures.domain.GuideIndex;
import fr.parvis.procedures.domain.ImportGuide;
import fr.parvis.reading.Letters;
import fr.parvis.reading.domain.SampleLetters;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** A letter photographed, read together, and kept as a step of a case, or not at all. */
class ReadingJourney extends Journey {
    /** A reminder, photographed. */
    private static final int PHOTO = 101;

    /** A page in which what takes eight seconds and more takes a fifth of it. */
    private static final String HASTY = """
            const patience = AbortSignal.timeout.bind(AbortSignal);
            AbortSignal.timeout = (wait) => patience(wait < 8_000 ? wait : wait / 5);
            const soon = window.setTimeout;
            window.setTimeout = (work, wait, ...more) => soon(work, wait < 8_000 ? wait : wait / 5, ...more);
            """;

    private static byte @Nullable [] drawn;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    Cases cases;

    @Autowired
    ImportGuide importGuide;

    @Autowired
    GuideIndex index;

    @Autowired
    LocalDays localDays;

    @Autowired
    Visits visits;

    @Autowired
    ApplicationContext beans;

    private static FilePayload photo() throws IOException {
        if (drawn == null) drawn = jpeg(SampleLetters.of(PHOTO));
        return new FilePayload("IMG_2041.jpg", "image/jpeg", drawn);
    }

    private static byte[] jpeg(SampleLetters.Sample letter) throws IOException {
        return NormalizedImage.jpeg(letter.picture(), 0.8f);
    }

    @AtEveryWidth
    void reads_a_photo_and_keeps_a_step_in_the_case(Screen screen) throws IOException {
        Machine.needs(Path.of("/usr/bin/tesseract"));
        GuideFixtures.exists(importGuide, index);
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        var with = new CasesWithDocuments(openFile, openCase);
        var caseFile = with.caseOf(me, with.person(me, "Nour", "Haddad"));
        on(screen);
        signIn(me);
        open("/bureau/lire?suivi=" + caseFile);
        isFine("reading-start");
        assertThat(page.locator("#f-photo").getAttribute("capture")).isEqualTo("environment");
        // the camera of the phone hands the photo in and nothing else is to be pressed
        page.setInputFiles("#f-photo", photo());
        page.waitForURL("**/bureau/lire/*");
        page.waitForSelector(".reading-picture", new Page.WaitForSelectorOptions().setTimeout(60_000));
        page.waitForFunction("() => document.querySelectorAll('.reading-mark rect').length > 2");
        isFine("reading-letter");
        page.click("#facts a >> nth=0");
        assertThat(page.url()).contains("#mot-");
        page.fill("#f-etape", "Répondre au courrier");
        page.fill("#f-jour", Network.as(me, () -> localDays.today()).plusDays(9).toString());
        page.click("#step button[type=submit]");
        page.waitForSelector("text=L’étape est dans le suivi.");
        isFine("reading-kept");
        assertThat(Network.as(me, () -> cases.nextStep(caseFile)).orElseThrow().text())
                .isEqualTo("Répondre au courrier");
        page.click("button:has-text('Effacer maintenant')");
        page.waitForSelector("text=Le courrier est effacé.");
        page.goBack();
        page.reload();
        isFine("reading-gone");
    }

    @Test
    void a_file_that_is_no_letter_is_answered_on_the_same_page() {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        signIn(me);
        open("/bureau/lire");
        page.setInputFiles("#f-lettre", new FilePayload("lettre.pdf", "application/pdf", "<html>".getBytes()));
        page.click("#letter button[type=submit]");
        page.waitForSelector("#f-lettre-error");
        shows("#f-lettre-error", "Rien n’a été lu", "page web");
        isFine("reading-refused");
    }

    private String reminder(SignedIn who) {
        var today = Network.as(who, () -> localDays.today());
        var numbers = DateTimeFormatter.ofPattern("dd/MM/uuuu");
        return MessageFormat.format(
                Letters.REMINDER.replace("'", "''"),
                today.minusDays(4).format(numbers),
                today.plusDays(11).format(numbers));
    }

    private static FilePayload pdf(String... pages) {
        return new FilePayload("relance.pdf", "application/pdf", Letters.pdf(pages));
    }

    @AtEveryWidth
    void reads_a_letter_from_a_visit_and_proposes_its_sheet_to_take_away(Screen screen) {
        var desk = visitsFixtures.aDesk();
        Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        var until = Network.as(desk.mediator(), () -> localDays.today()).plusDays(11);
        on(screen);
        signIn(desk.mediator());
        open("/bureau/journee");
        chooseIn("#day .row-menu", "Courrier");
        page.waitForURL("**/bureau/lire?passage=*");
        page.setInputFiles("#f-lettre", pdf(reminder(desk.mediator())));
        page.click("#letter button[type=submit]");
        page.waitForSelector(".reading-picture", new Page.WaitForSelectorOptions().setTimeout(30_000));
        isFine("reading-of-visit");
        page.click("a:has-text('Préparer la fiche à remettre')");
        page.waitForSelector("#f-etape1");
        assertThat(page.inputValue("#f-etape1")).contains("EDF");
        assertThat(page.inputValue("#f-date")).isEqualTo(until.toString());
        isFine("reading-sheet");
    }

    @AtEveryWidth
    void the_director_sees_how_many_letters_of_each_kind_were_read(Screen screen) {
        var association = network.anAssociation();
        var mediator = network.a(Role.MEDIATOR, association);
        var director = network.a(Role.DIRECTOR, association);
        on(screen);
        signIn(director);
        open("/bureau/lire/chiffres");
        shows("main", "Aucun courrier lu");
        isFine("reading-figures-none");
        signIn(mediator);
        open("/bureau/lire");
        page.setInputFiles("#f-lettre", pdf(reminder(mediator)));
        page.click("#letter button[type=submit]");
        page.waitForSelector(".reading-picture", new Page.WaitForSelectorOptions().setTimeout(30_000));
        signIn(director);
        open("/bureau/lire/chiffres");
        assertThat(page.locator("#letters tbody tr")).hasCount(1);
        assertThat(page.locator("#letters tbody tr .number")).hasText("1");
        isFine("reading-figures");
    }

    @AtEveryWidth
    void reads_a_document_of_a_case(Screen screen) {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        var with = new CasesWithDocuments(openFile, openCase);
        var caseFile = with.caseOf(me, with.person(me, "Nour", "Haddad"));
        on(screen);
        signIn(me);
        open("/bureau/suivis/" + caseFile + "/documents");
        page.setInputFiles("#f-fichiers", pdf(reminder(me)));
        page.fill("#f-nom", "Relance EDF");
        page.click("#add-form button[type=submit]");
        page.waitForSelector("text=Document ajouté.");
        open("/bureau/lire?suivi=" + caseFile);
        isFine("reading-documents");
        page.click("#documents button:has-text('Relance EDF')");
        page.waitForSelector(".reading-picture", new Page.WaitForSelectorOptions().setTimeout(30_000));
        shows("#deadline", "Avant le");
        isFine("reading-document");
        assertThat(page.inputValue("#f-etape")).contains("EDF");
    }

    @AtEveryWidth
    void without_tesseract_only_a_pdf_is_asked_for(Screen screen) {
        var tesseract = beans.getBean("tesseract");
        var there = ReflectionTestUtils.getField(tesseract, "there");
        ReflectionTestUtils.setField(tesseract, "there", 0);
        try {
            var me = network.a(Role.MEDIATOR, network.anAssociation());
            on(screen);
            signIn(me);
            open("/bureau/lire");
            assertThat(page.locator("#f-photo, [data-photo]").count()).isZero();
            isFine("reading-without-tesseract");
            page.setInputFiles("#f-lettre", pdf(reminder(me)));
            page.click("#letter button[type=submit]");
            page.waitForSelector(".reading-picture", new Page.WaitForSelectorOptions().setTimeout(30_000));
            shows("#deadline", "Avant le");
        } finally {
            ReflectionTestUtils.setField(tesseract, "there", there);
        }
    }

    /** The photo is in the page alone: no store of the device holds it, and it leaves when the network is back. */
    @AtEveryWidth
    void a_photo_without_a_network_waits_in_its_page_and_is_read_when_it_is_back(Screen screen) throws IOException {
        Machine.needs(Path.of("/usr/bin/tesseract"));
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        on(screen);
        signIn(me);
        open("/bureau/lire");
        loseNetwork();
        page.setInputFiles("#f-photo", photo());
        page.waitForSelector("[data-photo-status]:has-text('Pas de réseau')");
        assertThat(page.url()).endsWith("/bureau/lire");
        isFine("reading-offline");
        assertThat(page.evaluate("""
                        async () => {
                          const names = (await indexedDB.databases()).length;
                          let pictures = 0;
                          for (const name of await caches.keys())
                            for (const request of await (await caches.open(name)).keys()) if (/jpe?g|lettre/.test(request.url)) pictures++;
                          return names + pictures + (JSON.stringify(localStorage) + JSON.stringify(sessionStorage)).split("JFIF").length - 1;
                        }
                        """)).isEqualTo(0);
        findNetwork();
        page.waitForURL("**/bureau/lire/*", new Page.WaitForURLOptions().setTimeout(30_000));
        page.waitForSelector(".reading-picture", new Page.WaitForSelectorOptions().setTimeout(60_000));
        shows("#deadline", "huit jours");
    }

    @Test
    void a_photo_on_a_network_that_swallows_it_waits_in_its_page_too() throws IOException {
        Machine.needs(Path.of("/usr/bin/tesseract"));
        on(Screen.PHONE);
        context.addInitScript(HASTY);
        signIn(network.a(Role.MEDIATOR, network.anAssociation()));
        open("/bureau/lire");
        context.route("**/bureau/lire", route -> {
            if (!route.request().method().equals("HEAD")) route.resume();
        });
        page.setInputFiles("#f-photo", photo());
        page.waitForSelector(
                "[data-photo-status]:has-text('Pas de réseau')", new Page.WaitForSelectorOptions().setTimeout(30_000));
        context.unroute("**/bureau/lire");
        page.waitForURL("**/bureau/lire/*", new Page.WaitForURLOptions().setTimeout(60_000));
    }
}
