package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A network that names a server of tiles: its map shows them, and the browser asks nobody else for anything. */
class TilesJourney extends Journey {
    /** What a server was asked for, and by which page. */
    private record Asked(String path, String referrer) {}

    /** One that gives the same picture to whoever asks. */
    private static final class Pictures {
        private final List<Asked> asked = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        Pictures() {
            try {
                server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var picture = picture();
            server.createContext("/", exchange -> {
                asked.add(new Asked(
                        exchange.getRequestURI().toString(),
                        String.valueOf(exchange.getRequestHeaders().getFirst("Referer"))));
                exchange.getResponseHeaders().add("Content-Type", "image/png");
                exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
                exchange.sendResponseHeaders(200, picture.length);
                try (var out = exchange.getResponseBody()) {
                    out.write(picture);
                }
            });
            server.start();
        }

        String origin() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private static byte[] picture() {
            var tile = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
            var pen = tile.createGraphics();
            pen.setColor(new Color(0xdfe7d8));
            pen.fillRect(0, 0, 256, 256);
            pen.setColor(new Color(0xb9c6ae));
            pen.drawRect(0, 0, 255, 255);
            pen.dispose();
            try (var out = new ByteArrayOutputStream()) {
                ImageIO.write(tile, "png", out);
                return out.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final Pictures TILES = new Pictures();
    private static final Pictures STRANGER = new Pictures();

    @DynamicPropertySource
    static void tiles(DynamicPropertyRegistry settings) {
        settings.add("parvis.map.tiles", () -> TILES.origin() + "/{z}/{x}/{y}.png");
        settings.add(
                "parvis.map.attribution",
                () -> "© les contributeurs <a href=\"https://www.openstreetmap.org/copyright\">OpenStreetMap</a>");
    }

    @AfterAll
    static void end() {
        TILES.server.stop(0);
        STRANGER.server.stop(0);
    }

    @BeforeEach
    void aNetwork() {
        network.exists();
        TILES.asked.clear();
        STRANGER.asked.clear();
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void the_map_shows_the_tiles_of_that_server_and_says_whose_they_are(Screen screen) {
        on(screen);
        open("/carte?q=23000 Guéret");
        page.locator(".leaflet-tile-loaded").first().waitFor();
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('.leaflet-tile-loaded')].every((tile) => tile.naturalWidth === 256)"))
                .isEqualTo(true);
        assertThat(page.locator(".leaflet-control-attribution")).containsText("OpenStreetMap");
        assertThat(TILES.asked).isNotEmpty().allSatisfy(one -> {
            assertThat(one.path()).matches("/\\d{1,2}/\\d+/\\d+\\.png");
            assertThat(one.referrer())
                    .as("it learns which site, never which place was looked for")
                    .matches("http://127\\.0\\.0\\.1:\\d+/");
        });
        isFine("tiles-1-map");
    }

    @Test
    void nothing_else_comes_from_anywhere_and_from_that_server_pictures_alone() {
        // a tab of its own: what the policy refuses is what is looked for here
        Page tab = context.newPage();
        tab.navigate("/carte?q=23000 Guéret");
        tab.locator(".leaflet-tile-loaded").first().waitFor();
        assertThat(refused(tab, aPicture(STRANGER.origin()))).isEqualTo("img-src");
        assertThat(refused(
                        tab,
                        aPicture("http://localhost:" + TILES.server.getAddress().getPort())))
                .as("the same machine under another name")
                .isEqualTo("img-src");
        assertThat(refused(tab, "fetch('" + TILES.origin() + "/0/0/0.png').catch(() => {})"))
                .isEqualTo("connect-src");
        assertThat(refused(
                        tab,
                        "document.head.append(Object.assign(document.createElement('script'), {src: '" + TILES.origin()
                                + "/a.js'}))"))
                .isEqualTo("script-src-elem");
        assertThat(refused(
                        tab,
                        "document.body.append(Object.assign(document.createElement('iframe'), {src: '" + TILES.origin()
                                + "/'}))"))
                .isEqualTo("frame-src");
        assertThat(TILES.asked).allMatch(one -> one.path().matches("/\\d{1,2}/\\d+/\\d+\\.png"));
        assertThat(STRANGER.asked).isEmpty();
        tab.close();
    }

    private static String aPicture(String origin) {
        return "document.body.append(Object.assign(new Image(), {src: '" + origin + "/0/0/0.png'}))";
    }

    /** Rule of the policy that refuses what is done; "none" when nothing does for long. */
    private static Object refused(Page tab, String done) {
        return tab.evaluate("() => new Promise((told) => {"
                + " document.addEventListener('securitypolicyviolation', (event) => told(event.effectiveDirective), {once: true});"
                + " setTimeout(() => told('none'), 20_000); " + done + " })");
    }
}
