// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The time of an event: each way of knowing it, or of not knowing it. */
public sealed interface EventTime {

    /** It happened. */
    record Happened(LocalDate on) implements EventTime {}

    /**
     * Not before that day.
     *
     * @param atWorst the day if each doubt is read against the household; null when that changes nothing
     */
    record Earliest(LocalDate on, @Nullable LocalDate atWorst) implements EventTime {
        public LocalDate careful() {
            return atWorst == null || !atWorst.isBefore(on) ? on : atWorst;
        }
    }

    /** Day that is the last one of something. */
    record Until(LocalDate on) implements EventTime {}

    /** It is forbidden. */
    record Never() implements EventTime {}

    /** It cannot happen as long as something prevents it. */
    record Stopped() implements EventTime {}

    /** It cannot be known without these papers. */
    record Unknown(Set<MissingPaper> missing) implements EventTime {}

    /** The day, when there is one. */
    default @Nullable LocalDate day() {
        return switch (this) {
            case Happened it -> it.on();
            case Earliest it -> it.on();
            case Until it -> it.on();
            case Never it -> null;
            case Stopped it -> null;
            case Unknown it -> null;
        };
    }
}
