package fr.parvis.cases.domain;

import fr.parvis.people.KeepsPerson;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases follow the files of persons: to the kept one of a merge and back, and into nothing with an erased one. */
@Component
@Transactional
public class FollowFiles implements KeepsPerson {
    private final CaseTable cases;

    FollowFiles(CaseTable cases) {
        this.cases = cases;
    }

    public void merged(UUID merge, UUID kept, UUID dropped) {
        cases.move(merge, dropped, kept);
    }

    public void parted(UUID merge, UUID dropped) {
        cases.moveBack(merge, dropped);
    }

    public void erased(UUID person) {
        cases.deleteOf(person);
    }

    /** A file is not erased under a case that runs: somebody still waits for an answer. */
    @Override
    @Transactional(readOnly = true)
    public Optional<Reason> reasonToKeep(UUID person) {
        long open = cases.countOpenOf(person);
        return open == 0 ? Optional.empty() : Optional.of(new Reason("cases.keeps", open));
    }
}
