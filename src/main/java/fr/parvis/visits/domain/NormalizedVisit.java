// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.visits.Visit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Normalises a visit before it is stored: sets association and day, turns blanks into null, cuts instants to the millisecond. The team is
 * set elsewhere.
 */
final class NormalizedVisit {
    private NormalizedVisit() {}

    static Visit of(Visit given, UUID association, LocalDate day, int version) {
        return new Visit(
                given.id(),
                association,
                given.point(),
                day,
                given.startedAt().truncatedTo(ChronoUnit.MILLIS),
                given.presence(),
                given.direction(),
                List.copyOf(given.mediators()),
                given.persons(),
                orNothing(given.ageBand()),
                orNothing(given.gender()),
                orNothing(given.situation()),
                orNothing(given.commune()),
                orNothing(given.language()),
                given.firstVisit(),
                orNothing(given.partner()),
                null,
                given.requests().stream().map(NormalizedVisit::of).toList(),
                version);
    }

    private static Visit.Request of(Visit.Request given) {
        return new Visit.Request(
                given.id(),
                given.theme(),
                orNothing(given.operator()),
                given.level(),
                given.result(),
                orNothing(given.blocker()),
                given.minutes(),
                orNothing(given.support()),
                orNothing(given.autonomy()),
                orNothing(given.device()),
                note(given.note()));
    }

    private static @Nullable String orNothing(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The database keeps no NUL, and half a surrogate pair is no character. */
    private static @Nullable String note(@Nullable String text) {
        return text == null ? null : orNothing(text.replace("\0", "").replaceAll("[\\uD800-\\uDFFF]", "\uFFFD"));
    }
}
