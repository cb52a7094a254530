// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.publicsite.PublicSiteSettings;
import fr.parvis.runtime.SettingRefused;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Address to tell of a security hole of this installation (RFC 9116); not there where the settings name nobody. */
@Controller
@ForThePublic
class SecurityContact {
    private static final Pattern MAIL = Pattern.compile("[^\\s@,:]+@[^\\s@,:]+\\.[^\\s@,:]+");
    private static final Pattern SITE = Pattern.compile("https://[^\\s,]+");
    private static final int DAYS = 180;

    private final List<String> contacts;
    private final Site site;
    private final Clock clock;

    SecurityContact(PublicSiteSettings settings, Site site, Clock clock) {
        this.contacts = Stream.of(settings.securityContact().split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(SecurityContact::uri)
                .toList();
        this.site = site;
        this.clock = clock;
    }

    private static String uri(String contact) {
        var plain = contact.startsWith("mailto:") ? contact.substring("mailto:".length()) : contact;
        if (MAIL.matcher(plain).matches()) return "mailto:" + plain;
        if (SITE.matcher(contact).matches()) return contact;
        throw new SettingRefused(
                "PARVIS_SECURITY_CONTACT doit être une adresse électronique ou une adresse https://, ou plusieurs"
                        + " séparées par des virgules. Reçu : « " + contact + " ».");
    }

    @GetMapping("/.well-known/security.txt")
    ResponseEntity<String> text() {
        if (contacts.isEmpty()) throw new NotFound("contact for security");
        var text = new StringBuilder();
        for (var contact : contacts) text.append("Contact: ").append(contact).append('\n');
        var expires = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(DAYS));
        text.append("Expires: ").append(expires).append('\n');
        text.append("Preferred-Languages: fr, en\n");
        text.append("Canonical: ")
                .append(site.whole("/.well-known/security.txt"))
                .append('\n');
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(text.toString());
    }
}
