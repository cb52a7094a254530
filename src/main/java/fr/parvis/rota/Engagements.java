// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Mediators whom plans of another module engage, such as the crew of a tour; modules contribute theirs as beans. */
public interface Engagements {

    /** @param what in words, as the week shows it: the name of a tour */
    record Engagement(UUID mediator, LocalDate day, Instant from, Instant until, String what) {}

    /** Engagements on these days, the last included. */
    List<Engagement> between(LocalDate first, LocalDate last);
}
