// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.network.PublicPoints.PublicPoint;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * The paper of a ticket.
 *
 * @param language of the person, French where it was not said
 * @param returnAt local time at which the person comes back
 */
public record PaperPage(
        String point,
        String label,
        KioskLanguage language,
        @Nullable LocalTime returnAt,
        LocalTime takenAt,
        LocalDate day,
        PublicPoint place) {

    /** The paper's lines, French always among them. */
    public java.util.List<KioskLanguage> languages() {
        return language.isFrench() ? java.util.List.of(language) : java.util.List.of(language, KioskLanguage.french());
    }
}
