package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import fr.parvis.Machine;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.cases.Cases;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.network.LocalDays;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.procedures.GuideFixtures;
import fr.parvis.procedures.domain.GuideIndex;
import fr.parvis.procedures.domain.ImportGuide;
import fr.parvis.reading.domain.SampleLetters;
import fr.parvis.shell.NormalizedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A letter photographed, read together, and kept as a step of a case, or not at all. */
class ReadingJourney extends Journey {
    /** A reminder, photographed. */
    private static final int PHOTO = 101;

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

    private static FilePayload photo(int number) throws IOException {
        return new FilePayload(
                "IMG_2041.jpg",
                "image/jpeg",
                NormalizedImage.jpeg(SampleLetters.of(number).picture(), 0.8f));
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
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
        page.setInputFiles("#f-photo", photo(PHOTO));
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
}
