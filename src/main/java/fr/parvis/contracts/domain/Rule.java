// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.contracts.Unit;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Acts that a line counts over some days. An empty set asks for nothing; a place is one of the points, in one of the communes or in one of the
 * departments.
 *
 * @param until first day on which it no longer holds; null means the end of the contract
 * @param themes codes of themes or of their families; only requests have them, and presences
 * @param kinds of activities
 */
public record Rule(
        UUID id,
        LocalDate from,
        @Nullable LocalDate until,
        boolean requests,
        boolean activities,
        Set<String> themes,
        Set<String> operators,
        Set<String> presences,
        Set<String> kinds,
        Set<UUID> points,
        Set<String> communes,
        Set<String> departments) {

    /** This rule without what cannot be added up in a unit. */
    Rule in(Unit unit) {
        return new Rule(
                id,
                from,
                until,
                requests && ActKind.REQUEST.countsIn(unit),
                activities && ActKind.ACTIVITY.countsIn(unit),
                themes,
                operators,
                presences,
                kinds,
                points,
                communes,
                departments);
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    boolean sharesDayWith(Rule other) {
        return (other.until == null || from.isBefore(other.until)) && (until == null || other.from.isBefore(until));
    }

    boolean anywhere() {
        return points.isEmpty() && communes.isEmpty() && departments.isEmpty();
    }

    /** Whether an act of a day on which the rule holds counts. */
    boolean matches(Act act) {
        if (!operators.isEmpty() && !operators.contains(act.operator())) return false;
        boolean own = switch (act.key().kind()) {
            case REQUEST ->
                requests
                        && (themes.isEmpty() || themes.contains(act.theme()) || themes.contains(act.family()))
                        && (presences.isEmpty() || presences.contains(act.presence()));
            case ACTIVITY -> activities && (kinds.isEmpty() || kinds.contains(act.activity()));
        };
        return own && (anywhere() || covers(act.point(), act.commune(), act.city(), act.department()));
    }

    /** Whether a place is in the territory. */
    boolean covers(@Nullable UUID point, String commune, String city, String department) {
        return point != null
                && (points.contains(point)
                        || communes.contains(commune)
                        || communes.contains(city)
                        || departments.contains(department));
    }

    /**
     * Whether an act could count by both.
     *
     * @param family of a theme
     * @param samePlace whether some place of acts is in both territories
     */
    boolean meets(Rule other, UnaryOperator<String> family, boolean samePlace) {
        if (!samePlace || !shares(operators, other.operators)) return false;
        boolean sameRequests = requests
                && other.requests
                && shares(presences, other.presences)
                && (shares(themes, other.themes)
                        || themes.stream().anyMatch(theme -> other.themes.contains(family.apply(theme)))
                        || other.themes.stream().anyMatch(theme -> themes.contains(family.apply(theme))));
        return sameRequests || (activities && other.activities && shares(kinds, other.kinds));
    }

    private static <T> boolean shares(Set<T> one, Set<T> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }
}
