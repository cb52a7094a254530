// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as a list shows them: enough to tell them apart, without opening the file. */
public record PersonListItem(
        UUID id,
        String given,
        String family,
        @Nullable Integer birthYear,
        @Nullable String commune,
        boolean discreet,
        LocalDate lastContact) {

    public String name() {
        return PersonFile.name(given, family);
    }
}
