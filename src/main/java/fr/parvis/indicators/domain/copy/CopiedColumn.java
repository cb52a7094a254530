// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.FactTables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a fact in the copy.
 *
 * @param list dimension of its codes, stored as numbers; null for a column without codes
 */
record CopiedColumn(String name, Kind kind, @Nullable Dimension list) {
    /** Grows with every change of tables in the copy, which then is made anew. */
    static final int FORM = 2;

    /** Kind of content. */
    enum Kind {
        CODE("integer"),
        COUNT("integer"),
        NUMBER("bigint"),
        DAY("date"),
        /** Follows from the day. */
        OF_DAY("integer");

        final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    private static final Dimension[] OF_VISITS = {
        Dimension.PRESENCE,
        Dimension.DIRECTION,
        Dimension.PARTNER,
        Dimension.AGE_BAND,
        Dimension.GENDER,
        Dimension.SITUATION,
        Dimension.LANGUAGE,
        Dimension.FIRST_VISIT,
        Dimension.HOME_COMMUNE
    };
    private static final Dimension[] OF_REQUESTS = {
        Dimension.THEME,
        Dimension.OPERATOR,
        Dimension.LEVEL,
        Dimension.RESULT,
        Dimension.BLOCKER,
        Dimension.SUPPORT,
        Dimension.AUTONOMY,
        Dimension.DEVICE
    };

    /** The columns of a fact, in the order of its table. */
    static List<CopiedColumn> of(Fact fact) {
        var columns = new ArrayList<CopiedColumn>();
        boolean ofVisits = fact == Fact.VISIT || fact == Fact.REQUEST;
        if (ofVisits) columns.add(new CopiedColumn("visit", Kind.NUMBER, null));
        codes(columns, Dimension.ASSOCIATION);
        if (fact != Fact.CALL) codes(columns, Dimension.POINT);
        if (ofVisits) codes(columns, Dimension.TEAM);
        columns.add(new CopiedColumn("day", Kind.DAY, null));
        for (var name : List.of("month", "quarter", "year", "weekday"))
            columns.add(new CopiedColumn(name, Kind.OF_DAY, null));
        switch (fact) {
            case VISIT -> {
                codes(columns, OF_VISITS);
                counts(columns, "persons");
            }
            case REQUEST -> {
                codes(columns, OF_VISITS);
                counts(columns, "persons");
                codes(columns, OF_REQUESTS);
                counts(columns, "minutes");
            }
            case ACTIVITY -> {
                codes(columns, Dimension.ACTIVITY, Dimension.PARTNER);
                counts(columns, "minutes", "headcount");
            }
            case TICKET -> {
                codes(columns, Dimension.TICKET_END, Dimension.TICKET_REASON, Dimension.WAITED);
                counts(columns, "persons", "seconds");
            }
            case CALL -> {
                codes(columns, Dimension.CALL_RESULT);
                counts(columns, "seconds");
            }
            case MOVEMENT -> codes(columns, Dimension.ITEM, Dimension.MOVEMENT);
            case APPOINTMENT, ASSESSMENT, HOME, CONTACT -> throw new IllegalArgumentException(fact + " is not copied");
        }
        return columns;
    }

    private static void codes(List<CopiedColumn> columns, Dimension... dimensions) {
        for (var dimension : dimensions)
            columns.add(new CopiedColumn(FactTables.column(dimension), Kind.CODE, CopyCodes.list(dimension)));
    }

    private static void counts(List<CopiedColumn> columns, String... names) {
        for (var name : names) columns.add(new CopiedColumn(name, Kind.COUNT, null));
    }
}
