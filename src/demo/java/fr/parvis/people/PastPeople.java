// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The demonstration's way in: many files at once, checked by their maker. */
public interface PastPeople {

    /**
     * @param commune INSEE code
     * @param by account that opened the file and wrote the notes
     */
    record Known(
            UUID id,
            String given,
            String family,
            @Nullable Integer birthYear,
            @Nullable String commune,
            @Nullable String phone,
            LocalDate lastContact,
            UUID by,
            List<String> notes) {}

    /** Writes the files of the current association; those whose identifier exists are passed over. */
    void load(List<Known> persons);

    /** Lets the database see how much was loaded, so that it finds its way; once, after the last {@link #load}. */
    void loaded();

    /** The identifiers of the files that are probably of the person described, as they are shown when one is opened. */
    List<UUID> alike(Known described);
}
