// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import fr.parvis.rota.domain.absences.Wishes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be chosen for a post.
 *
 * @param usualPoint point where most of last week was worked
 * @param away days of absence
 * @param busy stretches taken by something else, such as an appointment elsewhere or a tour
 * @param minutesBefore worked in the weeks before, for evenness
 */
public record Candidate(
        UUID id,
        @Nullable UUID usualPoint,
        Set<LocalDate> away,
        Map<LocalDate, Wishes.Kind> wishes,
        List<Busy> busy,
        int minutesBefore) {

    /** @param point point where one must be then; null for elsewhere */
    public record Busy(
            LocalDate day, int from, int until, @Nullable UUID point) {}

    boolean can(LocalDate day, int from, int until, UUID point) {
        return !away.contains(day)
                && wishes.get(day) != Wishes.Kind.CANNOT
                && busy.stream()
                        .noneMatch(one -> one.day().equals(day)
                                && one.from() < until
                                && from < one.until()
                                && !point.equals(one.point()));
    }

    boolean can(Post post) {
        return can(post.getDay(), post.getFrom(), post.getUntil(), post.getPoint());
    }

    boolean wishes(LocalDate day, Wishes.Kind kind) {
        return wishes.get(day) == kind;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Candidate one && one.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
