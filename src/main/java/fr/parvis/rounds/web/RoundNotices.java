// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.rounds.domain.FreeText;
import fr.parvis.rounds.domain.tours.StopChange;
import fr.parvis.shell.Notice;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notices after what was said of a stop, a tour or a walk. */
final class RoundNotices {
    private RoundNotices() {}

    /** Notice that nothing was done, since a later change stands; none when a day was restored already. */
    static Optional<Notice> laterThan(Instant now, StopChange standing, StopChange.Kind asked) {
        boolean restored = standing.kind() == StopChange.Kind.RESTORED;
        if (!standing.standsOver(now) || (restored && asked == standing.kind())) return Optional.empty();
        var said = t("rounds.kind." + (restored ? "restored" : standing.kind()));
        return Optional.of(Notice.warning(t("rounds.said-later", said)));
    }

    /** Notice that it is done, with a warning of what looks like somebody's number in the text. */
    static Notice warned(String done, @Nullable String text) {
        return FreeText.personal(text)
                .map(found -> Notice.warning(t("rounds.warned", done, found)))
                .orElseGet(() -> Notice.success(done));
    }
}
