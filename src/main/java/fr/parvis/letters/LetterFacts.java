// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters;

import fr.parvis.cases.Cases;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts of a case for its letters, so that nobody types them again; modules contribute theirs as beans. */
public interface LetterFacts {

    /**
     * Known facts.
     *
     * @param facts under the names that fields and gaps bear in templates: "organisme", "date du dépôt"
     * @param addressee the partner of the directory, or the service of one, that {organisme} is; null when nobody noted where it is reached
     */
    record Known(Map<String, LetterFact> facts, @Nullable UUID addressee) {
        public static final Known NOTHING = new Known(Map.of(), null);
    }

    /** @param theme theme of the template, code of list THEME */
    Known of(Cases.Named it, String theme);
}
