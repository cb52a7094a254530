// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import fr.parvis.network.SmallArchive;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Base layers beside the outline: tiles that Parvis requests from a server, an archive in its data folder; the browser asks Parvis alone. */
class TilesJourney extends Journey {
    /** A request that the server received: its address, its user agent, its referrer. */
    private record Asked(String path, String agent, String referrer) {}

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
                        String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")),
                        String.valueOf(exchange.getRequestHeaders().getFirst("Referer"))));
                exchange.getResponseHeaders().add("Content-Type", "image/png");
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

    @Value("${parvis.data}")
    Path data;

    /** A server that stays as long as the application that knows its port: a test that is tried again finds both. */
    private static final Pictures TILES = new Pictures();

    private static final Pictures STRANGER = new Pictures();

    @DynamicPropertySource
    static void tiles(DynamicPropertyRegistry settings) {
        settings.add("parvis.map.tiles", () -> TILES.origin() + "/{z}/{x}/{y}.png");
        settings.add(
                "parvis.map.attribution",
                () -> "© les contributeurs <a href=\"https://www.openstreetmap.org/copyright\">OpenStreetMap</a>");
    }

    @BeforeEach
    void aNetwork() {
        network.exists();
        TILES.asked.clear();
        STRANGER.asked.clear();
    }

    @AtEveryWidth
    void the_map_shows_the_tiles_of_that_server_and_says_whose_they_are(Screen screen) {
        on(screen);
        open("/carte?q=23000 Guéret");
        page.locator(".leaflet-tile-loaded").first().waitFor();
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('.leaflet-tile-loaded')].every((tile) => tile.naturalWidth === 256)"))
                .isEqualTo(true);
        assertThat(page.locator(".leaflet-control-attribution")).containsText("OpenStreetMap");
        assertThat(TILES.asked).allSatisfy(one -> {
            assertThat(one.path()).matches("/\\d{1,2}/\\d+/\\d+\\.png");
            assertThat(one.agent()).as("Parvis asks, not the browser").startsWith("Parvis");
            assertThat(one.referrer()).as("nobody learns what was looked for").isEqualTo("null");
        });
        isFine("tiles-1-map");
    }

    @Test
    void nothing_comes_from_anywhere_else() {
        // a tab of its own: what the policy refuses is what is looked for here
        Page tab = context.newPage();
        tab.navigate("/carte?q=23000 Guéret");
        tab.locator(".leaflet-tile-loaded").first().waitFor();
        for (var origin : List.of(STRANGER.origin(), TILES.origin())) {
            assertThat(refused(tab, aPicture(origin))).isEqualTo("img-src");
            assertThat(refused(tab, "fetch('" + origin + "/0/0/0.png').catch(() => {})"))
                    .isEqualTo("connect-src");
            assertThat(refused(
                            tab,
                            "document.head.append(Object.assign(document.createElement('script'), {src: '" + origin
                                    + "/a.js'}))"))
                    .isEqualTo("script-src-elem");
        }
        assertThat(STRANGER.asked).isEmpty();
        tab.close();
    }

    @AtEveryWidth
    void an_archive_in_the_data_folder_goes_before_tiles(Screen screen) throws IOException {
        Files.write(data.resolve("map.pmtiles"), SmallArchive.bytes());
        try {
            on(screen);
            var parts = new CopyOnWriteArrayList<Integer>();
            page.onResponse(response -> {
                if (response.url().contains("/fond/carte.pmtiles")) parts.add(response.status());
            });
            open("/carte?q=23000 Guéret");
            page.locator("canvas.leaflet-tile-loaded").first().waitFor();
            assertThat(page.locator(".leaflet-control-attribution")).containsText("OpenStreetMap");
            assertThat(parts).isNotEmpty().containsOnly(206);
            assertThat(TILES.asked).isEmpty();
            // the ground of the archive and the streets on it, not the grey of nothing
            eventually(() -> page.evaluate("""
                    () => {
                      const colours = new Set();
                      for (const tile of document.querySelectorAll("canvas.leaflet-tile-loaded")) {
                        const { data } = tile.getContext("2d").getImageData(0, 0, tile.width, tile.height);
                        for (let i = 0; i < data.length; i += 4) colours.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
                      }
                      return colours.size > 1 && colours.has("226,223,218") && !colours.has("204,204,204");
                    }"""), true);
            isFine("tiles-2-archive");
        } finally {
            Files.delete(data.resolve("map.pmtiles"));
        }
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
