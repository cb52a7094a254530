package fr.parvis.messages.domain;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Messages follow the files of persons: to the kept one of a merge and back, and away with a file that is erased. */
@Component("messagesFollowFiles")
@Transactional
public class FollowFiles {
    private final MessageTable messages;
    private final Clock clock;

    FollowFiles(MessageTable messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    public void merged(UUID merge, UUID kept, UUID dropped) {
        messages.moved(merge, dropped, kept);
    }

    public void parted(UUID merge, UUID dropped) {
        messages.movedBack(merge, dropped);
    }

    public void erased(UUID person) {
        messages.deleteOf(person);
    }

    /** The person wants to be contacted no more: nothing that waits goes. */
    public void agreementWithdrawn(UUID person) {
        messages.withdrawOf(person, Why.AGREEMENT, clock.instant());
    }
}
