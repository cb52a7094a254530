// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** End of a card: its path stays and is nobody's, so that the figures of the year do not shrink. Called inside the transaction of the end. */
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
