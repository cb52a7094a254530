// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.cases.Cases;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves letters with the case that they belong to when files are merged or parted, and deletes them with an erased file. */
@Component("lettersFollowFiles")
@Transactional
public class FollowFiles {
    private final LetterTable letters;
    private final Cases cases;

    FollowFiles(LetterTable letters, Cases cases) {
        this.letters = letters;
        this.cases = cases;
    }

    /** Cases of this person may be somebody else's by now: their letters go with them. */
    public void moved(UUID person) {
        for (var caseFile : letters.casesOf(person))
            cases.find(caseFile).ifPresent(it -> letters.give(caseFile, it.person()));
    }

    public void erased(UUID person) {
        letters.deleteOf(person);
    }
}
