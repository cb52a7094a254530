// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.indicators.Condition;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Measure;
import fr.parvis.indicators.domain.FactStatement.Value;
import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes all SQL on facts, from definitions: nobody types any. The text is the same on PostgreSQL, DuckDB and Spark, because it keeps to little: sums of
 * whole numbers, {@code filter}, {@code =}, {@code in}, {@code is null}, {@code between} of days, left joins of dimension tables, and no
 * function of dates, no ratio, no order.
 */
final class FactSql {

    /** Rows that are counted. The reader binds them to its scope before it looks at the question. */
    record Rows(Extent extent, Period period) {}

    /** The column of sums with the number of their facts. */
    private static final String NUMBER = "number";

    private final StringBuilder sql = new StringBuilder();
    private final List<Value> values = new ArrayList<>();
    private final Rows rows;
    private final Map<Dimension, List<String>> filters;

    /** Sums that are read in place of the facts. */
    private final @Nullable String sums;

    private FactSql(Rows rows, Map<Dimension, List<String>> filters, @Nullable String sums) {
        this.rows = rows;
        this.filters = filters;
        this.sums = sums;
    }

    /**
     * One statement for indicators of one fact.
     *
     * @param by dimensions of the indicators
     * @param filters only rows with one of these codes
     */
    static FactStatement of(
            Rows rows, List<Indicator> indicators, List<Dimension> by, Map<Dimension, List<String>> filters) {
        var fact = indicators.getFirst().fact();
        if (indicators.stream().anyMatch(one -> one.fact() != fact))
            throw new IllegalArgumentException("one statement reads one fact");
        var asked = EnumSet.noneOf(Dimension.class);
        asked.addAll(by);
        asked.addAll(filters.keySet());
        var made = new FactSql(rows, filters, null);
        if (fact.dimensions().containsAll(asked)) made.plain(fact, indicators, by);
        else made.visitsByRequests(indicators, by);
        return made.statement(indicators, by);
    }

    /** Statement on the sums by year that the copy holds; a group whose facts are all gone is left out. */
    static FactStatement ofSums(
            String sums,
            Rows rows,
            List<Indicator> indicators,
            List<Dimension> by,
            Map<Dimension, List<String>> filters) {
        var made = new FactSql(rows, filters, sums);
        made.plain(indicators.getFirst().fact(), indicators, by);
        if (!by.isEmpty()) made.sql.append(" having sum(f.").append(NUMBER).append(") <> 0");
        return made.statement(indicators, by);
    }

    private FactStatement statement(List<Indicator> indicators, List<Dimension> by) {
        return new FactStatement(sql.toString(), values, by, indicators, rows.extent(), rows.period(), filters);
    }

    /** Dimensions that a question names: what splits it, its filters, and the conditions of its indicators. */
    static Set<Dimension> named(
            List<Dimension> by, Map<Dimension, List<String>> filters, Collection<Indicator> indicators) {
        var named = conditions(indicators);
        named.addAll(by);
        named.addAll(filters.keySet());
        return named;
    }

    private void plain(Fact fact, List<Indicator> indicators, List<Dimension> by) {
        sql.append("select ");
        for (int i = 0; i < by.size(); i++)
            sql.append(column(by.get(i))).append(" as d").append(i).append(", ");
        for (int i = 0; i < indicators.size(); i++) {
            if (i > 0) sql.append(", ");
            measure(indicators.get(i), "f", i);
        }
        from(fact, by, indicators);
        if (!by.isEmpty())
            sql.append(by.stream().map(FactSql::column).collect(Collectors.joining(", ", " group by ", "")));
    }

    /** Visits split or chosen by what their requests were about: each visit once in each cell. */
    private void visitsByRequests(List<Indicator> indicators, List<Dimension> by) {
        sql.append("select ");
        for (int i = 0; i < by.size(); i++) sql.append("v.d").append(i).append(", ");
        for (int i = 0; i < indicators.size(); i++) {
            if (i > 0) sql.append(", ");
            measure(indicators.get(i), "v", i);
        }
        sql.append(" from (select distinct ");
        for (int i = 0; i < by.size(); i++)
            sql.append(column(by.get(i))).append(" as d").append(i).append(", ");
        sql.append("f.visit, f.persons");
        for (var dimension : conditions(indicators)) sql.append(", f.").append(FactTables.column(dimension));
        from(Fact.REQUEST, by, indicators);
        sql.append(") v");
        if (!by.isEmpty())
            sql.append(IntStream.range(0, by.size())
                    .mapToObj(i -> "v.d" + i)
                    .collect(Collectors.joining(", ", " group by ", "")));
    }

    private static Set<Dimension> conditions(Collection<Indicator> indicators) {
        return indicators.stream()
                .flatMap(one -> one.conditions().stream())
                .map(Condition::dimension)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Dimension.class)));
    }

    private void measure(Indicator indicator, String alias, int place) {
        var measured = measured(indicator.fact(), indicator.measure());
        if (measured.isEmpty() && sums != null) measured = NUMBER;
        sql.append(measured.isEmpty() ? "count(*)" : "coalesce(cast(sum(" + alias + "." + measured + ")");
        if (!indicator.conditions().isEmpty()) {
            sql.append(" filter (where ");
            boolean first = true;
            for (var condition : indicator.conditions()) {
                if (!first) sql.append(" and ");
                first = false;
                switch (condition) {
                    case Condition.OneOf one ->
                        oneOf(alias + "." + FactTables.column(one.dimension()), one.dimension(), one.codes());
                    case Condition.Said said ->
                        sql.append(alias)
                                .append('.')
                                .append(FactTables.column(said.dimension()))
                                .append(" is not null");
                }
            }
            sql.append(')');
        }
        if (!measured.isEmpty()) sql.append(" as bigint), 0)");
        sql.append(" as m").append(place);
    }

    /** The column that a measure adds up, an {@code int} everywhere, whose sum no engine makes shorter than a {@code bigint}; none for the facts themselves. */
    private static String measured(Fact fact, Measure measure) {
        var column = switch (measure) {
            case NUMBER -> "";
            case PERSONS -> fact == Fact.VISIT || fact == Fact.TICKET ? "persons" : null;
            case MINUTES -> fact == Fact.REQUEST || fact == Fact.ACTIVITY ? "minutes" : null;
            case SECONDS -> fact == Fact.TICKET || fact == Fact.CALL ? "seconds" : null;
            case HEADCOUNT -> fact == Fact.ACTIVITY ? "headcount" : null;
        };
        if (column == null) throw new IllegalArgumentException("a " + fact + " has no " + measure);
        return column;
    }

    private void from(Fact fact, List<Dimension> by, List<Indicator> indicators) {
        sql.append(" from ").append(sums == null ? FactTables.of(fact) : sums).append(" f");
        var named = named(by, filters, indicators);
        if (named.contains(Dimension.DEPARTMENT) || named.contains(Dimension.COMMUNE))
            sql.append(" left join indicators.dim_point p on p.point = f.point");
        if (named.contains(Dimension.HOME_DEPARTMENT))
            sql.append(" left join indicators.dim_commune h on h.commune = f.home_commune");
        if (named.contains(Dimension.FAMILY)) {
            sql.append(
                    " left join indicators.dim_theme t on t.theme = f.theme and t.valid_from <= ? and t.valid_until > ?");
            values.add(new Value.Day(rows.period().to()));
            values.add(new Value.Day(rows.period().to()));
        }
        sql.append(" where ");
        extent(rows.extent(), fact);
        sql.append(sums == null ? "f.day" : "f.year").append(" between ? and ?");
        values.add(end(rows.period().from()));
        values.add(end(rows.period().to()));
        filters.forEach((dimension, codes) -> {
            sql.append(" and ");
            oneOf(column(dimension), dimension, codes);
        });
    }

    private Value end(LocalDate day) {
        return sums == null ? new Value.Day(day) : new Value.Code(Dimension.YEAR, Integer.toString(day.getYear()));
    }

    private void extent(Extent extent, Fact fact) {
        switch (extent) {
            case Extent.WholeNetwork _ -> {}
            case Extent.OfAssociation of ->
                equal(Dimension.ASSOCIATION, of.association().toString());
            case Extent.OfPoint of -> {
                equal(Dimension.ASSOCIATION, of.association().toString());
                equal(Dimension.POINT, of.point().toString());
            }
            case Extent.OfTeam of -> {
                equal(Dimension.ASSOCIATION, of.association().toString());
                equal(Dimension.TEAM, of.team());
            }
            case Extent.Own own -> {
                equal(Dimension.ASSOCIATION, own.association().toString());
                // single elements, as their indexes are
                boolean ofVisits = fact == Fact.VISIT || fact == Fact.REQUEST;
                sql.append(
                        ofVisits
                                ? "(f.mediators[1] = ? or f.mediators[2] = ? or f.mediators[3] = ? or f.mediators[4] = ?) and "
                                : "? = any (f.mediators) and ");
                for (int i = 0; i < (ofVisits ? 4 : 1); i++) values.add(new Value.Account(own.mediator()));
            }
        }
    }

    private void equal(Dimension dimension, String code) {
        sql.append(column(dimension)).append(" = ? and ");
        values.add(new Value.Code(dimension, code));
    }

    private void oneOf(String column, Dimension dimension, List<String> codes) {
        var said = codes.stream().filter(code -> !code.isEmpty()).distinct().toList();
        boolean unsaid = codes.contains("");
        sql.append('(');
        if (!said.isEmpty()) {
            sql.append(column).append(said.stream().map(_ -> "?").collect(Collectors.joining(", ", " in (", ")")));
            said.forEach(code -> values.add(new Value.Code(dimension, code)));
        }
        if (unsaid) sql.append(said.isEmpty() ? "" : " or ").append(column).append(" is null");
        sql.append(')');
    }

    private static String column(Dimension dimension) {
        return switch (dimension) {
            case DEPARTMENT -> "p.department";
            case COMMUNE -> "p.commune";
            case HOME_DEPARTMENT -> "h.department";
            case FAMILY -> "t.family";
            default -> "f." + FactTables.column(dimension);
        };
    }
}
