package fr.parvis.mandates.domain;

import fr.parvis.people.KeepsPerson;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mandates follow the files of persons: to the kept one of a merge and back. When a file is erased, what was signed stays as proof, parted
 * from the file, with the least of what was done.
 */
@Component
@Transactional
public class FollowPersons implements KeepsPerson {
    private final MandateTable mandates;
    private final ActTable acts;

    FollowPersons(MandateTable mandates, ActTable acts) {
        this.mandates = mandates;
        this.acts = acts;
    }

    public void merged(UUID merge, UUID kept, UUID dropped) {
        mandates.move(merge, dropped, kept);
        acts.move(merge, dropped, kept);
    }

    public void parted(UUID merge, UUID dropped) {
        mandates.moveBack(merge, dropped);
        acts.moveBack(merge, dropped);
        mandates.forgetMoves(merge);
    }

    public void erased(UUID person) {
        mandates.deleteUnsignedOf(person);
        acts.part(person);
        mandates.part(person);
    }

    /** A file is not erased under a mandate in force: somebody could still act in the person's name. */
    @Override
    @Transactional(readOnly = true)
    public Optional<Reason> reasonToKeep(UUID person) {
        long inForce = mandates.countInForce(person);
        return inForce == 0 ? Optional.empty() : Optional.of(new Reason("mandates.keeps", inForce));
    }
}
