// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.parvis.GivenSettings;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.publicsite.PublicSiteSettings;
import fr.parvis.publicsite.domain.ThirdParty;
import fr.parvis.publicsite.domain.ThirdParty.Piece;
import fr.parvis.runtime.SettingRefused;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Site;
import fr.parvis.shell.StaticVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Licences: everything that is carried is named with its licence, here and in the files that browsers get. */
@ParvisTest
class LicencesTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-04T15:16:17Z"), ZoneOffset.UTC);

    @Autowired
    Pages pages;

    @Autowired
    ThirdParty thirdParty;

    @Autowired
    StaticVersion version;

    private String text(String address) {
        var answer = pages.get(address);
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void the_page_names_our_licence_and_is_reached_from_every_public_page() {
        assertThat(Jsoup.parse(text("/licences")).select("main").text())
                .contains("EUPL-1.2", "CC BY 4.0", "Licence Ouverte 2.0", "GeoNames", "PostgreSQL");
        assertThat(Jsoup.parse(text("/accessibilite")).select("footer a[href=/licences]"))
                .hasSize(1);
    }

    @Test
    void every_package_that_a_browser_gets_is_listed_with_the_text_of_its_licence() throws IOException {
        var build = Files.exists(Path.of("target/classes/notices/third-party.json"));
        assumeThat(build).as("a build with notices").isTrue();
        var names = thirdParty.browser().stream().map(Piece::name).collect(Collectors.toSet());
        var named = Pattern.compile("\"([^\"]+)\": \"[\\d.]+\"")
                .matcher(Files.readString(Path.of("package.json")).replaceFirst("(?s)\"devDependencies\".*", ""));
        assertThat(names)
                .containsAll(named.results().map(found -> found.group(1)).toList());
        assertThat(thirdParty.browser())
                .allSatisfy(piece -> assertThat(piece.text()).isNotBlank());
        assertThat(text("/licences.txt")).contains("The Bootstrap Authors", "SIL OPEN FONT LICENSE", "Jake Archibald");
    }

    @Test
    void every_library_of_the_server_has_a_licence_that_goes_with_ours() {
        assumeThat(thirdParty.java()).as("a build by Maven").isNotEmpty();
        assertThat(thirdParty.java()).hasSizeGreaterThan(100);
        var known = Set.of(
                "Apache-2.0",
                "MIT",
                "MIT-0",
                "0BSD",
                "ISC",
                "BSD-2-Clause",
                "BSD-3-Clause",
                "FreeBSD License",
                "CC0-1.0",
                "Unicode-3.0",
                "EPL-2.0",
                "LGPL-2.1-only",
                "LGPL-2.1-or-later",
                "GPL-2.0-with-classpath-exception");
        assertThat(thirdParty.java())
                .allSatisfy(piece -> assertThat(Stream.of(piece.licence().split(" / ")))
                        .as(piece.name())
                        .isNotEmpty()
                        .allMatch(known::contains));
    }

    @Test
    void notices_stay_in_the_files_that_the_build_compresses() {
        assumeThat(thirdParty.browser()).as("a build with notices").isNotEmpty();
        var at = "/v/" + version.value() + "/";
        assertThat(text(at + "parvis.css").lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("The Bootstrap Authors", "MIT", "/licences"));
        assertThat(text(at + "map.css").lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("Volodymyr Agafonkin", "David Leaver"));
        assertThat(text(at + "lib/idb/index.js")).contains("Jake Archibald", "ISC");
        assertThat(text(at + "lib/protomaps/protomaps-leaflet.js")).contains("BSD-3-Clause");
    }

    @Test
    void whom_to_tell_of_a_hole_is_said_where_the_settings_name_somebody() {
        var contact = new SecurityContact(
                contact("securite@parvis.example, https://parvis.example/signaler"),
                new Site(GivenSettings.address("https://parvis.example")),
                NOW);
        assertThat(contact.text().getBody()).isEqualTo("""
                Contact: mailto:securite@parvis.example
                Contact: https://parvis.example/signaler
                Expires: 2026-08-31T00:00:00Z
                Preferred-Languages: fr, en
                Canonical: https://parvis.example/.well-known/security.txt
                """);
        assertThatThrownBy(() -> new SecurityContact(contact(""), new Site(GivenSettings.address("")), NOW).text())
                .isInstanceOf(NotFound.class);
        assertThat(pages.get("/.well-known/security.txt")).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "securite",
                "http://parvis.example",
                "a@b",
                "securite@parvis.example\nContact: mailto:x@y.example",
                "tel:+33"
            })
    void a_contact_that_nobody_could_write_to_is_refused_at_the_start(String setting) {
        assertThatThrownBy(() -> new SecurityContact(contact(setting), new Site(GivenSettings.address("")), NOW))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("PARVIS_SECURITY_CONTACT");
    }

    private static PublicSiteSettings contact(String setting) {
        return GivenSettings.of(PublicSiteSettings.class, "security-contact", setting);
    }
}
