// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.publicsite.domain.LegalTexts;
import fr.parvis.publicsite.domain.LegalTexts.Page;
import fr.parvis.shell.FootLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The legal texts at the foot of each public page; that of accessibility says what is known, as its rules ask. */
@Component
class LegalLinks implements FootLinks {
    private static final Duration LASTS = Duration.ofSeconds(10);

    /** Conformity at a moment; empty: no audit is known. */
    private record Known(String conformity, Instant at) {}

    private final LegalTexts texts;
    private final Clock clock;
    private volatile @Nullable Known known;

    LegalLinks(LegalTexts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<Link> links() {
        return Stream.of(Page.values())
                .map(page -> new Link(LegalPages.address(page), label(page)))
                .toList();
    }

    private String label(Page page) {
        var key = "shell.public." + page.key();
        var conformity = page == Page.ACCESSIBILITY ? conformity() : "";
        return t(conformity.isEmpty() ? key : key + "." + conformity);
    }

    private String conformity() {
        var now = clock.instant();
        var last = known;
        if (last == null || last.at().plus(LASTS).isBefore(now)) {
            last = new Known(
                    texts.current(Page.ACCESSIBILITY)
                            .map(LegalTexts.Version::conformity)
                            .orElse(""),
                    now);
            known = last;
        }
        return last.conformity();
    }
}
