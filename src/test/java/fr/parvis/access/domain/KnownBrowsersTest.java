// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.values.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownBrowsersTest {
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    private final UUID awa = Ids.next();

    private static KnownBrowsers browsers(String key, Duration later) throws IOException {
        return new KnownBrowsers(
                new SecretBox(key.repeat(64), Path.of("none")), Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    @Test
    void a_browser_is_known_for_the_account_and_the_password_that_it_signed_in_with() throws IOException {
        var browsers = browsers("a", Duration.ZERO);
        var cookie = browsers.remember(null, awa, "hash");
        assertThat(browsers.recognise(cookie, awa, "hash")).isNotNull();
        assertThat(browsers.recognise(cookie, awa, "another hash")).isNull();
        assertThat(browsers.recognise(cookie, awa, null)).isNull();
        assertThat(browsers.recognise(cookie, Ids.next(), "hash")).isNull();
        assertThat(browsers("b", Duration.ZERO).recognise(cookie, awa, "hash"))
                .as("another installation")
                .isNull();
    }

    @Test
    void a_browser_is_known_for_an_account_without_a_password_until_one_is_chosen() throws IOException {
        var browsers = browsers("a", Duration.ZERO);
        var cookie = browsers.remember(null, awa, "");
        assertThat(browsers.recognise(cookie, awa, null)).isNotNull();
        assertThat(browsers.recognise(cookie, Ids.next(), null)).isNull();
        assertThat(browsers.recognise(cookie, awa, "hash")).isNull();
    }

    @Test
    void it_is_forgotten_after_half_a_year() throws IOException {
        var cookie = browsers("a", Duration.ZERO).remember(null, awa, "hash");
        assertThat(browsers("a", Duration.ofDays(180)).recognise(cookie, awa, "hash"))
                .isNotNull();
        assertThat(browsers("a", Duration.ofDays(181)).recognise(cookie, awa, "hash"))
                .isNull();
    }

    @Test
    void a_cookie_that_was_changed_is_worth_nothing() throws IOException {
        var browsers = browsers("a", Duration.ZERO);
        var cookie = browsers.remember(null, awa, "hash");
        for (var changed : new String[] {
            "",
            ".",
            "x",
            "x" + cookie,
            cookie + "x",
            cookie.replaceFirst("\\.\\d+-", ".99999-"),
            cookie.repeat(40),
            "a.b-c",
            "é.1-é"
        }) assertThat(browsers.recognise(changed, awa, "hash")).as(changed).isNull();
    }

    @Test
    void colleagues_share_a_browser_and_the_oldest_of_many_is_forgotten() throws IOException {
        var browsers = browsers("a", Duration.ZERO);
        var cookie = browsers.remember(null, awa, "hash");
        var name = browsers.recognise(cookie, awa, "hash");
        var others = new ArrayList<UUID>();
        for (int i = 0; i < 7; i++) {
            others.add(Ids.next());
            cookie = browsers.remember(cookie, others.getLast(), "hash");
        }
        assertThat(browsers.recognise(cookie, awa, "hash")).isEqualTo(name);
        for (var other : others)
            assertThat(browsers.recognise(cookie, other, "hash")).isEqualTo(name);
        assertThat(browsers.remember(cookie, awa, "hash")).as("again and again").hasSameSizeAs(cookie);
        cookie = browsers.remember(cookie, Ids.next(), "hash");
        assertThat(browsers.recognise(cookie, awa, "hash")).isNull();
        assertThat(cookie.length()).isLessThan(400);
    }
}
