// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.database.ResultRow;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.FactStatement;
import fr.parvis.indicators.domain.FactTables;
import fr.parvis.indicators.domain.copy.CopiedColumn.Kind;
import fr.parvis.network.Extent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sums of the requests of all associations, by a few dimensions together: a question about whole years that names no other dimension reads them and
 * not each request. They are made once, of the facts of a new copy. Requests that went or came since stand in a table beside them, with their sign,
 * written in the transaction that changes the facts.
 */
final class RequestSums {
    private static final String FACTS = FactTables.of(Fact.REQUEST);

    /** A table of sums by these dimensions, always with the year. */
    private record Table(String name, List<Dimension> by) {
        String columns() {
            return by.stream().map(one -> "f." + FactTables.column(one)).collect(Collectors.joining(", "));
        }

        /** Its sums, and the requests that went or came since. */
        String now() {
            return "(" + select(name) + " union all " + select(CHANGED.name()) + ")";
        }

        private String select(String from) {
            return "select " + columns() + ", f.number, f.minutes from " + from + " f";
        }

        /** Requests as sums of one each. */
        String requests(int sign) {
            return "select " + columns() + ", " + sign + " as number, " + sign + " * f.minutes as minutes from " + FACTS
                    + " f";
        }
    }

    private static final List<Dimension> SHORT_LISTS =
            List.of(Dimension.DIRECTION, Dimension.AGE_BAND, Dimension.GENDER, Dimension.LEVEL, Dimension.RESULT);

    /**
     * All tables, those with the fewest rows first: the longest lists together, each of them by the short ones, and these month by month. All lists
     * together would be as many rows as there are requests.
     */
    private static final List<Table> TABLES = List.of(
            new Table(
                    "indicators.sums_of_long_lists",
                    List.of(Dimension.YEAR, Dimension.QUARTER, Dimension.MONTH, Dimension.THEME, Dimension.OPERATOR)),
            new Table("indicators.sums_of_operators", withShortLists(List.of(Dimension.YEAR, Dimension.OPERATOR))),
            new Table("indicators.sums_of_themes", withShortLists(List.of(Dimension.YEAR, Dimension.THEME))),
            new Table(
                    "indicators.sums_of_short_lists",
                    withShortLists(List.of(Dimension.YEAR, Dimension.QUARTER, Dimension.MONTH, Dimension.PRESENCE))));

    private static final Table CHANGED = new Table(
            "indicators.changed_request",
            TABLES.stream().flatMap(table -> table.by().stream()).distinct().toList());

    private RequestSums() {}

    private static List<Dimension> withShortLists(List<Dimension> first) {
        return Stream.concat(first.stream(), SHORT_LISTS.stream()).toList();
    }

    static void createTables(JdbcClient copy) {
        for (var table : TABLES) create(copy, table);
        create(copy, CHANGED);
    }

    private static void create(JdbcClient copy, Table table) {
        copy.sql("create table " + table.name()
                        + table.by().stream()
                                .map(one -> FactTables.column(one) + " " + Kind.CODE.type)
                                .collect(Collectors.joining(
                                        ", ",
                                        " (",
                                        ", number " + Kind.NUMBER.type + ", minutes " + Kind.NUMBER.type + ")")))
                .update();
    }

    /** Makes them of all facts, where there are none yet: year by year, whose groups fit into little memory. */
    static void make(JdbcClient copy) {
        for (int year : years(copy, FACTS))
            for (var table : TABLES)
                copy.sql("insert into " + table.name() + " select " + table.columns()
                                + ", count(*), cast(sum(f.minutes) as bigint) from " + FACTS + " f where f.year = "
                                + year + " group by " + table.columns())
                        .update();
    }

    private static List<Integer> years(JdbcClient copy, String from) {
        return copy.sql("select distinct year from " + from + " order by 1")
                .query(Integer.class)
                .list();
    }

    /**
     * Changes requests, and notes which they were and which they are.
     *
     * @param those condition of all that may go or come, with a question mark for the number of their association
     */
    static void change(JdbcClient copy, String those, int association, Runnable change) {
        note(copy, -1, those, association);
        change.run();
        note(copy, 1, those, association);
    }

    private static void note(JdbcClient copy, int sign, String those, int association) {
        copy.sql("insert into " + CHANGED.name() + " " + CHANGED.requests(sign) + " where " + those)
                .params(association)
                .update();
    }

    /**
     * The statement that answers the same from sums; the given one where no table holds all that it names.
     *
     * @param statement about whole years
     */
    static FactStatement instead(FactStatement statement) {
        if (!(statement.extent() instanceof Extent.WholeNetwork)
                || statement.indicators().getFirst().fact() != Fact.REQUEST) return statement;
        var named = statement.named();
        return TABLES.stream()
                .filter(table -> table.by().containsAll(named))
                .findFirst()
                .map(table -> statement.ofSums(table.now()))
                .orElse(statement);
    }

    /** Number of sums that are not those of the facts. */
    static int differing(JdbcClient copy) {
        int differing = 0;
        for (int year : years(
                copy,
                "(select f.year from " + TABLES.getFirst().now() + " f union all select year from " + FACTS + ")"))
            for (var table : TABLES)
                differing += copy.sql("select cast(count(*) as integer) as n from (select " + table.columns()
                                + " from (select * from " + table.now() + " union all " + table.requests(-1)
                                + ") f where f.year = " + year + " group by " + table.columns()
                                + " having sum(f.number) <> 0 or sum(f.minutes) <> 0)")
                        .query(ResultRow.map(row -> row.integer("n")))
                        .single();
        return differing;
    }
}
