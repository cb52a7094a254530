// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.nomenclature.CodeList;
import org.jspecify.annotations.Nullable;

/** One way of splitting what was done. Names are kept in the sheets: a new one asks for a recount. */
public enum Dimension {
    /** Everything together, under the empty code. */
    TOTAL(Part.TOTAL, null, Of.VISITS),
    THEME(Part.MAIN, CodeList.THEME, Of.REQUESTS),
    /** Themes put together by the nomenclature of the period's last day; kept in no sheet. */
    FAMILY(Part.MAIN, CodeList.THEME, Of.REQUESTS),
    OPERATOR(Part.MAIN, CodeList.OPERATOR, Of.REQUESTS),
    LEVEL(Part.MAIN, CodeList.LEVEL, Of.REQUESTS),
    RESULT(Part.MAIN, CodeList.RESULT, Of.REQUESTS),
    /** Requests that met a blocker, by its kind. */
    BLOCKER(Part.MAIN, CodeList.BLOCKER, Of.REQUESTS),
    PRESENCE(Part.MAIN, CodeList.PRESENCE, Of.VISITS),
    DIRECTION(Part.MAIN, CodeList.DIRECTION, Of.VISITS),
    PARTNER(Part.MAIN, CodeList.OPERATOR, Of.VISITS),
    /** Under the team's own name; said inside the association only. */
    TEAM(Part.MAIN, null, Of.VISITS),
    AGE_BAND(Part.MAIN, CodeList.AGE_BAND, Of.VISITS),
    GENDER(Part.MAIN, CodeList.GENDER, Of.VISITS),
    SITUATION(Part.MAIN, CodeList.SITUATION, Of.VISITS),
    /** {@code yes}, {@code no} or nothing. */
    FIRST_VISIT(Part.MAIN, null, Of.VISITS),
    LANGUAGE(Part.MAIN, CodeList.LANGUAGE, Of.VISITS),
    /** Digital requests. */
    SUPPORT(Part.MAIN, CodeList.SUPPORT, Of.REQUESTS),
    AUTONOMY(Part.MAIN, CodeList.AUTONOMY, Of.REQUESTS),
    DEVICE(Part.MAIN, CodeList.DEVICE, Of.REQUESTS),
    /** Work without a visitor: activities, persons met there, minutes. */
    ACTIVITY(Part.MAIN, CodeList.ACTIVITY, Of.ACTIVITIES),
    /** Tickets served by the class of minutes that they waited, under its lower end; seconds waited instead of minutes. */
    WAITED(Part.MAIN, null, Of.TICKETS),
    /** Tickets of people who left without help, by reason. */
    LEFT(Part.MAIN, null, Of.TICKETS),
    /** Tickets of people who were turned away, by reason. */
    REFUSED(Part.MAIN, null, Of.TICKETS),
    /** Items by kind: lent, given or sold, data wiped. */
    LENT(Part.MAIN, null, Of.ITEMS),
    GIVEN(Part.MAIN, null, Of.ITEMS),
    WIPED(Part.MAIN, null, Of.ITEMS),
    /** Calls of the line, by result. */
    CALLED(Part.MAIN, null, Of.CALLS),
    /** {@code operator|blocker}. */
    WALL(Part.WALLS, null, Of.REQUESTS),
    /** {@code theme|operator|presence|level}. */
    ACT(Part.ACTS, null, Of.REQUESTS),
    /** {@code theme|operator|presence|level} of requests that were referred elsewhere. */
    REFERRED_ACT(Part.ACTS, null, Of.REQUESTS);

    /** Unit of the first of its four numbers, or the third. */
    public enum Of {
        VISITS,
        REQUESTS,
        /** Activities, persons, nothing, minutes. */
        ACTIVITIES,
        /** Tickets, persons, nothing, seconds waited. */
        TICKETS,
        /** Movements of equipment, nothing else. */
        ITEMS,
        /** Calls, nothing, nothing, seconds talked. */
        CALLS
    }

    private final Part part;
    private final @Nullable CodeList list;
    private final Of of;

    Dimension(Part part, @Nullable CodeList list, Of of) {
        this.part = part;
        this.list = list;
        this.of = of;
    }

    Part part() {
        return part;
    }

    /** The list that its codes are of; null for the total and for what no list names. */
    public @Nullable CodeList list() {
        return list;
    }

    public Of of() {
        return of;
    }

    /** Whether it splits visits. */
    public boolean ofVisits() {
        return of == Of.VISITS;
    }

    /** Unit of a sum: visits, activities, tickets and items stand in the same place. */
    public long count(Sum sum) {
        return of == Of.REQUESTS ? sum.requests() : sum.visits();
    }
}
