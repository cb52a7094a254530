// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * State of a bill on a day, and each next day.
 *
 * @param milestones by day; those without one stand last
 * @param missing papers to look for
 * @param protections those of that day
 * @param truces winter truces that the days touch, when they protect this household
 * @param floorKva power left, in kVA, when it is reduced on the earliest day; null when no rule read says
 */
public record Timeline(
        LocalDate asOf,
        Status status,
        List<Milestone> milestones,
        Set<MissingPaper> missing,
        Set<Protection> protections,
        List<Span> truces,
        @Nullable Integer floorKva) {

    /** From a day to another, both included. */
    public record Span(LocalDate from, LocalDate to) {}

    public Optional<Milestone> find(Milestone.Kind kind) {
        for (var milestone : milestones) if (milestone.kind() == kind) return Optional.of(milestone);
        return Optional.empty();
    }

    /** The first day that something may be reduced or cut, doubts read against the household; null when none is known. */
    public @Nullable LocalDate careful() {
        LocalDate first = null;
        for (var milestone : milestones)
            if ((milestone.kind() == Milestone.Kind.REDUCTION || milestone.kind() == Milestone.Kind.CUT)
                    && milestone.when() instanceof EventTime.Earliest earliest
                    && (first == null || earliest.careful().isBefore(first))) first = earliest.careful();
        return first;
    }
}
