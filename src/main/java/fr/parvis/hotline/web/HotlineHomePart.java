// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.hotline.HotlineAddresses;
import fr.parvis.hotline.domain.SeeLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Part of a lead's home page: promises to call back that are about to break; nothing where nobody asked for a call. */
@Component
class HotlineHomePart implements HomePart {
    private final SeeLine see;

    HotlineHomePart(SeeLine see) {
        this.see = see;
    }

    @Override
    public int order() {
        return 36;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (!who.may(Right.SUPERVISE_LINE)) return Optional.empty();
        var counts = see.counts();
        if (counts.open() == 0) return Optional.empty();
        var figures = new ArrayList<Figure>();
        figures.add(new Figure(
                String.valueOf(counts.waiting()),
                n("hotline.now.waiting", counts.waiting()),
                HotlineAddresses.FOLLOW,
                false));
        if (counts.red() > 0)
            figures.add(new Figure(
                    String.valueOf(counts.red()), n("hotline.home.red", counts.red()), HotlineAddresses.FOLLOW, true));
        return Optional.of(new Content(
                t("hotline.follow"), HotlineAddresses.FOLLOW, figures, List.of(), t("hotline.waiting.none")));
    }
}
