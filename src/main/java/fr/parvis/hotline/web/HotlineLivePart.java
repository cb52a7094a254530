// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.LivePart;
import fr.parvis.hotline.HotlineAddresses;
import fr.parvis.hotline.domain.Duty;
import fr.parvis.hotline.domain.SeeLine;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Promises to call back that wait, and how many are on the line; nothing where nobody asked and nobody answers. */
@Component
class HotlineLivePart implements LivePart {
    private final SeeLine see;

    HotlineLivePart(SeeLine see) {
        this.see = see;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Tile> now() {
        var counts = see.counts();
        long on = see.today().stream().filter(Duty::isOn).count();
        if (counts.open() == 0 && on == 0) return Optional.empty();
        return Optional.of(new Tile(
                "line",
                t("hotline.live.title"),
                "telephone",
                HotlineAddresses.FOLLOW,
                List.of(
                        new Figure(
                                "waiting",
                                Words.number(counts.waiting()),
                                n("hotline.live.waiting", counts.waiting()),
                                counts.red() > 0),
                        new Figure("on", Words.number(on), n("hotline.live.on", on), counts.waiting() > 0 && on == 0)),
                counts.broken() == 0
                        ? List.of()
                        : List.of(new Alert(n("hotline.live.broken", counts.broken()), HotlineAddresses.FOLLOW))));
    }
}
