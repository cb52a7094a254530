// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import fr.parvis.values.Outcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens files of persons, for modules that meet somebody elsewhere than at the desk. */
public interface NewFiles {

    /**
     * Description of a person, with the least that helps.
     *
     * @param given may be empty: some have one name only
     * @param commune INSEE code
     * @param language ISO 639 code
     * @param post postal addresses, each in one line
     */
    record Said(
            String given,
            String family,
            @Nullable String commune,
            @Nullable String language,
            List<String> phones,
            List<String> mails,
            List<String> post) {}

    /** Outcome of opening. */
    sealed interface Opening {
        record Opened(UUID person) implements Opening {}

        /** Nothing was written: these may be the same person. */
        record Known(List<People.Named> alike) implements Opening {}
    }

    /**
     * Opens a file, or answers the one of that identifier that the same account opened.
     *
     * @param id made by the caller, so that the same request twice opens one file
     * @param agreed manner of the person's agreement that we keep their name: spoken, telephone or written; anything else is refused
     * @param another whether who opens it saw the files that look alike, and says that this is somebody else
     */
    Outcome<Opening> open(UUID id, Said said, String agreed, boolean another);
}
