// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/** Things planned at a point, which cannot take place while it is closed; modules contribute theirs as beans. */
public interface PlannedAtPoint {

    /**
     * One thing.
     *
     * @param from by the clock of the point, as {@code until}
     * @param what in words of the current language, a name where the current account may read it
     * @param href its page
     */
    record Planned(LocalDateTime from, LocalDateTime until, String what, String href) {}

    /** From now on, on these days, the last included; in order of time. */
    List<Planned> between(UUID point, LocalDate first, LocalDate last);
}
