// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Unlinks a learner's path from a card that ended: the path stays, so that the figures of the year do not shrink. Called in the transaction
 * that ends the card.
 */
@Component
public class ForgetCard {
    private final LearnerTable learners;

    ForgetCard(LearnerTable learners) {
        this.learners = learners;
    }

    public void handle(UUID card) {
        learners.forgetCard(card);
    }
}
