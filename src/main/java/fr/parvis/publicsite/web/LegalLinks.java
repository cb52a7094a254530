// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.publicsite.domain.LegalTexts;
import fr.parvis.publicsite.domain.LegalTexts.Page;
import fr.parvis.runtime.ExpiringValue;
import fr.parvis.shell.FootLinks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The legal texts at the foot of each public page; that of accessibility says what is known, as its rules ask. */
@Component
class LegalLinks implements FootLinks {
    private static final Duration LASTS = Duration.ofSeconds(10);

    /** Conformity; empty: no audit is known. */
    private final ExpiringValue<String> conformity;

    LegalLinks(LegalTexts texts, Clock clock) {
        this.conformity = new ExpiringValue<>(
                LASTS,
                clock,
                () -> texts.current(Page.ACCESSIBILITY)
                        .map(LegalTexts.Version::conformity)
                        .orElse(""));
    }

    @Override
    public List<Link> links() {
        return Stream.of(Page.values())
                .map(page -> new Link(LegalPages.address(page), label(page)))
                .toList();
    }

    private String label(Page page) {
        var key = "shell.public." + page.key();
        var said = page == Page.ACCESSIBILITY ? conformity.get() : "";
        return t(said.isEmpty() ? key : key + "." + said);
    }
}
