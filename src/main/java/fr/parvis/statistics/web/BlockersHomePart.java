// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Extents;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The most frequent blockers of the latest year that is told: for directors and the network's head. */
@Component
class BlockersHomePart implements HomePart {
    private static final int MOST = 5;

    private final ShowBlockers show;
    private final Extents extents;

    BlockersHomePart(ShowBlockers show, Extents extents) {
        this.show = show;
        this.extents = extents;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (!who.may(Right.READ_FIGURES)) return Optional.empty();
        var extent = extents.of(who, extents.usual(who));
        var today = extents.today(who, extent);
        var year = show.latestYear(who, today);
        var found = show.find(who, extent, year, today);
        return Optional.of(new Content(
                t("statistics.walls.title", String.valueOf(year)),
                BlockerListController.ADDRESS,
                List.of(),
                found.rows().stream()
                        .limit(MOST)
                        .map(row -> new Row(found.name(row), found.total(row), BlockerListController.ADDRESS, false))
                        .toList(),
                t(
                        "statistics.home.no-blockers",
                        Words.date(found.period().from()),
                        Words.date(found.period().to()))));
    }
}
