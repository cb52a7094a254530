// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fr.parvis.queue.QueueFixtures;
import fr.parvis.queue.domain.ActOnQueue;
import fr.parvis.queue.domain.QueueCommand;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The desk as one arrives at it: painted before its script has come, its tiles in sight on low and magnified screens. */
class DeskArrivalJourney extends Journey {
    private static final String CONTENT = "**/capture/desk.json**";
    private static final String PAINTED = ".desk-begun .tile";
    private static final String DRAWN = "[data-step=theme] .tile";

    @Autowired
    ActOnQueue actOnQueue;

    private Desk desk;

    @BeforeEach
    void a_desk_in_an_association_of_its_own() {
        desk = visitsFixtures.aDesk();
    }

    @AtEveryWidth
    void the_tiles_are_there_at_once_and_stay_where_they_are(Screen screen) {
        on(screen);
        var held = new ArrayList<Route>();
        page.route(CONTENT, held::add);
        signIn(desk.mediator());
        open("/capture");
        assertThat(page.locator(PAINTED).first()).isVisible();
        assertThat(page.locator("#plain")).not().isVisible();
        page.waitForCondition(() -> !held.isEmpty());
        var painted =
                page.locator(PAINTED).allInnerTexts().stream().map(this::word).toList();
        var place = place(PAINTED);
        picture("desk-painted");
        held.forEach(Route::resume);
        assertThat(page.locator(DRAWN).first()).isVisible();
        assertThat(page.locator(DRAWN).allInnerTexts().stream().map(this::word).toList())
                .isEqualTo(painted);
        eventually(() -> place(DRAWN), place);
        picture("desk-drawn");
    }

    /** Where the first of them stands, read in one step: what is drawn anew meanwhile has no place. */
    private Object place(String tiles) {
        return page.evaluate(
                "tiles => { const { x, y, width, height } = document.querySelector(tiles).getBoundingClientRect(); return [x, y, width, height].join(); }",
                tiles);
    }

    /** Without the key that presses the tile, and where a word may break. */
    private String word(String tile) {
        return tile.replace("\u00ad", "").replaceAll("\\d", "").strip();
    }

    @Test
    void a_tile_that_is_pressed_meanwhile_is_the_theme_that_the_desk_opens_with() {
        on(Screen.PHONE);
        var held = new ArrayList<Route>();
        page.route(CONTENT, held::add);
        signIn(desk.mediator());
        open("/capture");
        page.locator(PAINTED).first().click();
        assertThat(page.locator(PAINTED).first()).hasAttribute("aria-pressed", "true");
        page.waitForCondition(() -> !held.isEmpty());
        held.forEach(Route::resume);
        assertThat(page.locator("[data-key^=level-]").first()).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"640, 400", "320, 568"})
    void tiles_are_in_sight_on_a_low_screen_with_a_queue(int width, int height) {
        var queue = new QueueFixtures(actOnQueue, desk.point());
        queue.does(desk.mediator(), new QueueCommand.Give(Ids.next(), "energy", 2, null, null));
        queue.gives(desk.mediator());
        signIn(desk.mediator());
        page.setViewportSize(width, height);
        open("/capture");
        assertThat(page.locator(".desk-queue .card")).containsText("2 personnes attendent");
        assertThat(page.locator("[data-key=call-next]")).isInViewport();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/journeys/desk-low-" + width + "x" + height + ".png")));
        double bar = page.locator(".frame-nav").boundingBox().y;
        for (int tile = 0; tile < 3; tile++) {
            var end = ((Number) page.evaluate(
                            "([tiles, i]) => document.querySelectorAll(tiles)[i].getBoundingClientRect().bottom",
                            java.util.List.of(DRAWN, tile)))
                    .doubleValue();
            assertThat(end).as("tile %s above the bar", tile).isLessThanOrEqualTo(bar);
        }
        isAccessible();
    }

    @Test
    void what_was_recorded_is_told_in_the_free_column() {
        signIn(desk.mediator());
        open("/capture");
        page.locator(DRAWN).first().click();
        page.locator("[data-key^=level-]").first().click();
        afterADoublePress();
        page.locator("[data-key^=result-]").first().click();
        var toast = page.locator(".desk-undo");
        assertThat(toast).containsText("Enregistré");
        var column = page.locator(".desk-column").boundingBox();
        assertThat(toast.boundingBox().x).isGreaterThanOrEqualTo(column.x + column.width);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/journeys/desk-toast-1280.png")));
        isAccessible();
    }
}
