// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.sync.domain.CommandReview;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Number of entries of an association's devices that could not be taken as they came. */
@Component
class SyncHomePart implements HomePart {
    private final CommandReview review;

    SyncHomePart(CommandReview review) {
        this.review = review;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (who.association() == null || !who.may(Right.READ_TEAM_DAY)) return Optional.empty();
        int waiting = review.count();
        return Optional.of(new Content(
                t("sync.nav.to-put-right"),
                CommandReviewController.ADDRESS,
                waiting == 0
                        ? List.of()
                        : List.of(new Figure(
                                String.valueOf(waiting),
                                n("sync.home.refused", waiting),
                                CommandReviewController.ADDRESS,
                                true)),
                List.of(),
                t("sync.home.empty")));
    }
}
