// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.parvis.GivenSettings;
import fr.parvis.ParvisTest;
import fr.parvis.procedures.GuideFixtures;
import fr.parvis.procedures.GuideSettings;
import fr.parvis.procedures.domain.reading.UnreadableGuide.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The guide comes from a watched folder or from an address, once for each edition. */
@ParvisTest
class GuideSourceTest {
    private static final String EDITION = "\"2026-03\"";

    @Autowired
    ImportGuide importGuide;

    private final Clock clock = Clock.systemUTC();
    private final byte[] whole = GuideFixtures.zip(GuideFixtures.sheets());

    private GuideSource from(Object source) {
        return new GuideSource(importGuide, GivenSettings.of(GuideSettings.class, "source", source), clock);
    }

    private void lay(Path file, byte[] bytes, Duration ago) throws IOException {
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(ago)));
    }

    @Test
    void the_newest_zip_of_a_folder_is_imported_once_nobody_writes_it_any_more(@TempDir Path folder)
            throws IOException {
        var source = from(folder);
        assertThat(source.look()).isEmpty();
        lay(folder.resolve("before.zip"), "no zip".getBytes(StandardCharsets.UTF_8), Duration.ofDays(3));
        lay(folder.resolve("readme.txt"), "no zip".getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(2));
        lay(folder.resolve("guide.zip"), whole, Duration.ofSeconds(1));
        assertThat(source.look()).as("somebody may still write it").isEmpty();
        lay(folder.resolve("guide.zip"), whole, Duration.ofMinutes(5));
        assertThat(source.look()).containsInstanceOf(ImportGuide.Result.Imported.class);
        assertThat(source.look()).as("it was looked at").isEmpty();
        lay(folder.resolve("later.zip"), Arrays.copyOf(whole, whole.length / 2), Duration.ofMinutes(3));
        assertThat(source.look()).hasValueSatisfying(result -> assertRefused(result, Why.TRUNCATED));
        assertThat(source.look()).isEmpty();
        assertThat(source.fetch()).as("a folder is no address").isEmpty();
    }

    @Test
    void after_a_restart_a_file_that_did_not_change_is_not_imported_again(@TempDir Path folder) throws IOException {
        var file = folder.resolve("guide.zip");
        lay(file, whole, Duration.ofMinutes(5));
        assertThat(from(folder).look()).containsInstanceOf(ImportGuide.Result.Imported.class);
        assertThat(from(folder).look()).as("the edition that stands").isEmpty();
        lay(file, whole, Duration.ofMinutes(4));
        assertThat(from(folder).look())
                .as("the file was laid again")
                .containsInstanceOf(ImportGuide.Result.Imported.class);
        // another edition came in between
        GuideFixtures.take(importGuide, whole);
        assertThat(from(folder).look()).containsInstanceOf(ImportGuide.Result.Imported.class);
    }

    @Test
    void after_a_restart_a_broken_file_is_looked_at_again(@TempDir Path folder) throws IOException {
        lay(folder.resolve("guide.zip"), Arrays.copyOf(whole, whole.length / 2), Duration.ofMinutes(5));
        assertThat(from(folder).look()).hasValueSatisfying(result -> assertRefused(result, Why.TRUNCATED));
        assertThat(from(folder).look()).hasValueSatisfying(result -> assertRefused(result, Why.TRUNCATED));
    }

    @Test
    void an_address_is_asked_only_for_what_is_newer() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/guide.zip", exchange -> {
            if (EDITION.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) answer(exchange, 304, null);
            else {
                exchange.getResponseHeaders().set("ETag", EDITION);
                answer(exchange, 200, whole);
            }
        });
        server.createContext(
                "/page", exchange -> answer(exchange, 200, "<html>Panne</html>".getBytes(StandardCharsets.UTF_8)));
        server.createContext("/down", exchange -> answer(exchange, 503, null));
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            var source = from(address + "/guide.zip");
            assertThat(source.isOfTheWeb()).isTrue();
            assertThat(source.fetch()).containsInstanceOf(ImportGuide.Result.Imported.class);
            assertThat(source.fetch()).as("the same edition").isEmpty();
            assertThat(source.look()).as("an address is no folder").isEmpty();
            assertThat(from(address + "/page").fetch()).hasValueSatisfying(result -> assertRefused(result, Why.NO_ZIP));
            assertThat(from(address + "/down").fetch())
                    .hasValueSatisfying(result -> assertRefused(result, Why.UNREACHABLE));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void without_a_source_nothing_is_imported() {
        assertThat(from("").look()).isEmpty();
        assertThat(from("").fetch()).isEmpty();
    }

    private static void assertRefused(ImportGuide.Result result, Why why) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        ImportGuide.Result.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body == null ? -1 : body.length);
        if (body != null) exchange.getResponseBody().write(body);
        exchange.close();
    }
}
