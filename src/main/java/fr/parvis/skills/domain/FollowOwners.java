package fr.parvis.skills.domain;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps paths in step with the cards and files that they belong to; called inside the transaction that changes those. */
@Component
public class FollowOwners {
    private final LearnerTable learners;

    FollowOwners(LearnerTable learners) {
        this.learners = learners;
    }

    /** The path stays and is nobody's, so that the figures of the year do not shrink. */
    public void cardEnded(UUID card) {
        learners.forgetCard(card);
    }

    /** The path keeps its card or, without one, is nobody's. */
    public void erased(UUID person) {
        learners.forgetPerson(person);
    }

    /** Two paths of one person are looked at together; each stays its own, so that parting them is possible. */
    public void merged(UUID merge, UUID kept, UUID dropped) {
        learners.move(merge, kept, dropped);
    }

    public void parted(UUID merge, UUID dropped) {
        learners.moveBack(merge, dropped);
    }
}
