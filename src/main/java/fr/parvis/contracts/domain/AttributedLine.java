// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.contracts.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a contract with what decides whether it counts and pays an act.
 *
 * @param priority of the contract: 1 pays first
 * @param closedUntil acts until that day neither come nor go
 * @param promised parts of the unit
 * @param pays whether it has a price or a lump sum
 * @param rules its versions
 */
record AttributedLine(
        UUID id,
        UUID contract,
        int position,
        int priority,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable LocalDate closedUntil,
        Unit unit,
        long promised,
        boolean pays,
        boolean removed,
        List<Rule> rules) {

    boolean isClosedOn(LocalDate day) {
        return closedUntil != null && !day.isAfter(closedUntil);
    }

    boolean runsOn(LocalDate day) {
        return !removed && !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    boolean matches(Act act) {
        if (!runsOn(act.day()) || !act.key().kind().countsIn(unit)) return false;
        for (var rule : rules) if (rule.holdsOn(act.day())) return rule.matches(act);
        return false;
    }
}
