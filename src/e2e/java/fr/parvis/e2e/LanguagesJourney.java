// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who reads Arabic, or who reads with effort, finds where to go: on a small telephone, on a desk, with and without scripts. */
class LanguagesJourney extends Journey {
    private static final int SMALLEST = 320;

    @Autowired
    Points points;

    @Autowired
    Communes communes;

    @BeforeEach
    void aPointInMende() {
        network.exists();
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var mende = communes.find("48095").orElseThrow();
        Network.as(
                director,
                () -> points.add(List.of(NewPoint.atItsCommune(
                        Ids.next(),
                        Objects.requireNonNull(director.association()),
                        PointKind.FIXED,
                        "Point d’accueil de la Lozère",
                        "12 rue du Marché",
                        "48000",
                        mende,
                        "04 66 00 00 00",
                        List.of(),
                        "Un accueil au cœur de Mende.",
                        "Mo-Fr 09:00-12:00,14:00-17:30; PH off",
                        Set.of("france-services"),
                        List.of("Aide aux démarches administratives"),
                        List.of("Se présenter", "Téléphoner"),
                        List.of(),
                        LocalDate.of(2020, 1, 1)))));
    }

    @Test
    void who_reads_arabic_chooses_it_once_and_goes_on_in_it() {
        on(Screen.PHONE);
        open("/");
        page.click(".tongues summary");
        isFineAtEveryWidth("languages-menu");
        page.click(".tongues a[lang=ar]");
        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        isFineAtEveryWidth("languages-ar-1-home");
        isFineOnTheSmallest("languages-ar-1-home");
        page.fill("input[name=q]", "48000");
        page.press("input[name=q]", "Enter");
        page.waitForSelector("#near article");
        assertThat(page.locator("html")).hasAttribute("lang", "ar");
        isFineAtEveryWidth("languages-ar-2-found");
        isFineOnTheSmallest("languages-ar-2-found");
        page.click("#near article a");
        page.waitForSelector("#week");
        assertThat(page.locator("html")).hasAttribute("lang", "ar");
        shows("#week", "09:00");
        isFineAtEveryWidth("languages-ar-3-point");
        isFineOnTheSmallest("languages-ar-3-point");
        // opened anew at each width: a map that changes its size moves for a while
        for (var width : Screen.values()) {
            on(width);
            open("/carte?q=48000&lang=ar");
            page.locator(".map-sign:not(.map-cut), .map-many:not(.map-cut)")
                    .first()
                    .waitFor();
            assertThat(page.locator("html")).hasAttribute("lang", "ar");
            isFine("languages-ar-5-map");
        }
        // the staff's part stays in French
        open("/connexion");
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        open("/rien");
        assertThat(page.locator("html")).hasAttribute("lang", "ar");
        isFine("languages-ar-4-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "falc", "uk", "tr"})
    void the_way_to_a_point_is_whole_without_scripts(String code) {
        on(Screen.PHONE, false);
        open("/?lang=fr");
        page.click(".tongues summary");
        page.click(".tongues a[href*='lang=" + code + "']");
        assertThat(page.locator("html")).hasAttribute("dir", "ltr");
        picture("languages-" + code + "-1-home");
        page.fill("input[name=q]", "48000");
        page.press("input[name=q]", "Enter");
        page.waitForSelector("#near article");
        picture("languages-" + code + "-2-found");
        page.click("#near article a");
        page.waitForSelector("#week");
        picture("languages-" + code + "-3-point");
        assertThat(page.textContent("html")).doesNotContainPattern("publicsite\\.[a-z]|\\{\\d}");
    }

    @Test
    void french_and_plain_french_fit_the_smallest_screen() {
        for (var code : List.of("fr", "falc")) {
            open("/?lang=" + code);
            isFineOnTheSmallest("languages-" + code + "-1-home");
            page.fill("input[name=q]", "48000");
            page.press("input[name=q]", "Enter");
            page.waitForSelector("#near article");
            isFineOnTheSmallest("languages-" + code + "-2-found");
            page.click("#near article a");
            page.waitForSelector("#week");
            isFineOnTheSmallest("languages-" + code + "-3-point");
        }
    }

    private void isFineOnTheSmallest(String name) {
        page.setViewportSize(SMALLEST, 600);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/journeys", name + "-" + SMALLEST + ".png")));
        isAccessible();
        page.setViewportSize(Screen.PHONE.width, Screen.PHONE.height);
    }
}
