// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.LivePart;
import fr.parvis.rollout.domain.Plan;
import fr.parvis.rollout.domain.SeeRollout;
import fr.parvis.shell.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Digital points that are open against those that the network wants, and plans that are late. */
@Component
class RolloutLivePart implements LivePart {
    private final SeeRollout rollout;

    RolloutLivePart(SeeRollout rollout) {
        this.rollout = rollout;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Duration freshFor() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Optional<Tile> now() {
        var today = rollout.today();
        long open = rollout.open();
        long late = rollout.lines().stream()
                .filter(line -> line.plan().state(today) == Plan.State.LATE)
                .count();
        return Optional.of(new Tile(
                "rollout",
                t("rollout.live.title"),
                "pc-display",
                Addresses.ROLLOUT,
                List.of(new Figure(
                        "open",
                        Words.number(open),
                        n("rollout.live.open", open, rollout.targets().points()),
                        false)),
                late == 0 ? List.of() : List.of(new Alert(n("rollout.live.late", late), Addresses.ROLLOUT))));
    }
}
