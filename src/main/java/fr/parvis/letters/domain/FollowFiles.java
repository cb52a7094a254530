package fr.parvis.letters.domain;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters follow the files of persons: to the kept one of a merge and back, and into nothing with an erased one. */
@Component("lettersFollowFiles")
@Transactional
public class FollowFiles {
    private final LetterTable letters;

    FollowFiles(LetterTable letters) {
        this.letters = letters;
    }

    public void merged(UUID merge, UUID kept, UUID dropped) {
        letters.move(merge, dropped, kept);
    }

    public void parted(UUID merge, UUID dropped) {
        letters.moveBack(merge, dropped);
    }

    public void erased(UUID person) {
        letters.deleteOf(person);
    }
}
