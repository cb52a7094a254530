// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.documents.Papers;
import fr.parvis.people.domain.OpenFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Papers of a case: by the camera of a phone, dropped, chosen, with and without a script; shown, kept, deleted. */
class DocumentsJourney extends Journey {
    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @TempDir
    Path folder;

    SignedIn me;
    UUID caseFile;

    @BeforeEach
    void a_case() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        var cases = new CasesWithDocuments(openFile, openCase);
        caseFile = cases.caseOf(me, cases.person(me, "Nour", "Haddad"));
    }

    private String here() {
        return "/bureau/suivis/" + caseFile + "/documents";
    }

    private void waitForCamera() {
        page.waitForSelector("[data-take]:not([hidden])");
        page.waitForFunction("() => document.querySelector('video')?.videoWidth > 0");
    }

    /** On a telephone, at the page where a paper is photographed. */
    private void photographs() {
        on(Screen.PHONE);
        signIn(me);
        open(here() + "/photographier");
        waitForCamera();
    }

    /** The document that the page shows, as a PDF of so many pages. */
    private Download downloaded(int pages) throws IOException {
        var file = page.waitForDownload(() -> page.click("a:has-text('Télécharger')"));
        try (var pdf = Loader.loadPDF(Files.readAllBytes(file.path()))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(pages);
        }
        return file;
    }

    private void keeps() {
        page.fill("#f-pourquoi", "Preuve pour le recours");
        page.click("button:has-text('Garder')");
        page.waitForSelector("text=Gardé par");
    }

    private void deletes() {
        page.click("summary:has-text('Supprimer')");
        page.click(".confirm-panel button.btn-danger");
        page.waitForSelector("text=Document supprimé.");
    }

    private void takes(int pages) {
        page.click("[data-take]");
        assertThat(page.locator(".scan-page")).hasCount(pages);
        // it can be pressed again once the page is there: one that is taken again changes no number
        assertThat(page.locator("[data-take]:enabled")).not().containsText("Reprendre");
    }

    @AtEveryWidth
    void scans_a_letter_with_the_camera_page_by_page(Screen screen) throws IOException {
        on(screen);
        signIn(me);
        open("/bureau/suivis/" + caseFile);
        isFine("documents-case");
        chooseIn("#add", "Numériser un papier");
        waitForCamera();
        takes(1);
        takes(2);
        takes(3);
        page.click("button[aria-label='Avancer la page 3']");
        page.click("button[aria-label='Reprendre la page 1']");
        page.waitForSelector("[data-take]:has-text('Reprendre la page 1')");
        takes(3);
        page.click("button[aria-label='Retirer la page 3']");
        assertThat(page.locator(".scan-page")).hasCount(2);
        page.fill("#f-nom", "Avis d’impôt 2026");
        isFine("documents-scan");
        page.click("[data-send]");
        page.waitForSelector("text=Document ajouté.");
        shows("#documents", "Avis d’impôt 2026", "PDF · 2 pages");
        isFine("documents-list");
        page.click("#documents a");
        page.waitForFunction("() => document.querySelector('.document-sheet img')?.naturalWidth > 300");
        isFine("documents-one");
        assertThat(downloaded(2).suggestedFilename()).isEqualTo("Avis d’impôt 2026.pdf");
        page.click("summary:has-text('Garder ce document')");
        keeps();
        isFine("documents-kept");
        deletes();
        isFine("documents-none");
    }

    @Test
    void drops_and_chooses_papers_and_reads_why_one_is_refused() {
        signIn(me);
        open(here());
        var name = page.evaluate("""
                () => {
                  const data = new DataTransfer();
                  data.items.add(new File(["<!DOCTYPE html><script>alert(1)</script>"], "lettre.pdf", { type: "application/pdf" }));
                  const form = document.querySelector("#add-form");
                  form.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true }));
                  form.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
                  return document.querySelector("[data-drop-text]").textContent;
                }
                """);
        assertThat(name).isEqualTo("Prêt à ajouter : lettre.pdf".replace(" :", "\u00a0:"));
        page.fill("#f-nom", "Lettre de la CAF");
        page.click("#add-form button[type=submit]");
        page.waitForSelector("#f-fichiers-error");
        shows("#f-fichiers-error", "lettre.pdf", "page web");
        assertThat(page.locator("#f-nom")).hasValue("Lettre de la CAF");
        isFineAtEveryWidth("documents-refused");
        page.setInputFiles("#f-fichiers", new FilePayload[] {
            new FilePayload("1.jpg", "image/jpeg", Papers.jpeg(500, 700)),
            new FilePayload("2.png", "image/png", Papers.png(500, 700))
        });
        page.click("#add-form button[type=submit]");
        page.waitForSelector("text=Document ajouté.");
        shows("#documents", "Lettre de la CAF", "PDF · 2 pages");
    }

    @Test
    void three_hundred_megabytes_are_refused_at_once_with_a_script_and_clearly_without() throws IOException {
        var heavy = folder.resolve("film.pdf");
        try (var bytes = new RandomAccessFile(heavy.toFile(), "rw")) {
            bytes.setLength(300_000_000);
        }
        signIn(me);
        open(here());
        page.setInputFiles("#f-fichiers", heavy);
        page.click("#add-form button[type=submit]");
        page.waitForSelector("[data-drop-error]:has-text('trop lourd')");
        on(Screen.PHONE, false);
        signIn(me);
        open(here());
        page.setInputFiles("#f-fichiers", heavy);
        page.click("#add-form button[type=submit]");
        page.waitForSelector(".error-summary:has-text('trop lourd')");
        picture("documents-too-heavy");
    }

    @Test
    void without_a_script_a_phone_photographs_a_page_for_each_field() {
        on(Screen.PHONE, false);
        signIn(me);
        open(here() + "/photographier");
        picture("documents-scan-plain");
        page.setInputFiles(
                "#f-page1", new FilePayload("IMG_1.jpg", "image/jpeg", Papers.jpegOfATelephone(800, 600, 6)));
        page.setInputFiles("#f-page2", new FilePayload("IMG_2.jpg", "image/jpeg", Papers.jpeg(600, 800)));
        page.click("[data-send]");
        page.waitForSelector("text=Document ajouté.");
        shows("#documents", "PDF · 2 pages");
    }

    @AtEveryWidth
    void without_a_script_documents_are_added_read_kept_and_deleted(Screen screen) throws IOException {
        on(screen, false);
        signIn(me);
        open("/bureau/suivis/" + caseFile);
        chooseIn("#add", "Ajouter un document");
        page.waitForSelector("#f-fichiers");
        assertThat(page.locator("[data-drop]")).isHidden();
        picture("documents-plain-none");
        page.fill("#f-nom", "Facture de mars");
        page.setInputFiles(
                "#f-fichiers", new FilePayload("facture.html", "application/pdf", "<!DOCTYPE html>".getBytes()));
        page.click("#add-form button[type=submit]");
        page.waitForSelector("#f-fichiers-error");
        assertThat(page.locator("#f-nom")).hasValue("Facture de mars");
        picture("documents-plain-refused");
        page.setInputFiles("#f-fichiers", new FilePayload("facture.pdf", "application/pdf", Papers.pdf(2)));
        page.click("#add-form button[type=submit]");
        page.waitForSelector("text=Document ajouté.");
        picture("documents-plain-list");
        page.click("#documents a:has-text('Facture de mars')");
        page.waitForSelector(".document-sheet img");
        picture("documents-plain-one");
        downloaded(2);
        page.click("summary:has-text('Garder ce document')");
        page.fill("#f-pourquoi", "non");
        page.click("button:has-text('Garder')");
        page.waitForSelector("#f-pourquoi-error");
        keeps();
        picture("documents-plain-kept");
        deletes();
    }

    @Test
    void pages_stay_on_the_screen_while_the_server_does_not_answer() {
        photographs();
        takes(1);
        context.route("**/fichiers", route -> route.abort());
        page.click("[data-send]");
        page.waitForSelector("[data-status]:has-text('Vos pages sont toujours là')");
        picture("documents-scan-away");
        context.unroute("**/fichiers");
        page.click("[data-send]");
        page.waitForSelector("text=Document ajouté.");
    }

    @Test
    void pages_on_their_way_are_not_changed_nor_sent_again() {
        photographs();
        takes(1);
        takes(2);
        var held = new ArrayList<Route>();
        context.route("**/fichiers", held::add);
        page.click("[data-send]");
        page.waitForCondition(() -> held.size() == 1);
        assertThat(page.locator("[data-take]")).isDisabled();
        assertThat(page.locator("#scan-choose")).isDisabled();
        assertThat(page.locator("[data-pages]")).hasAttribute("inert", "");
        // a page that was moved showed the button again
        page.evaluate("() => document.querySelector('[data-key^=down]').click()");
        assertThat(page.locator("[data-send]")).isDisabled();
        held.getFirst().resume();
        page.waitForSelector("text=Document ajouté.");
        shows("#documents", "PDF · 2 pages");
    }

    @Test
    void pages_that_did_not_arrive_are_not_left_without_a_question() {
        photographs();
        takes(1);
        var asked = new ArrayList<String>();
        page.onceDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        page.evaluate("() => void setTimeout(() => document.querySelector('#scan a.btn').click())");
        page.waitForCondition(() -> !asked.isEmpty());
        assertThat(asked).containsExactly("beforeunload");
        assertThat(page.locator(".scan-page")).hasCount(1);
        page.onDialog(dialog -> asked.add(dialog.type()));
        page.click("[data-send]");
        page.waitForSelector("text=Document ajouté.");
        assertThat(asked).hasSize(1);
    }
}
