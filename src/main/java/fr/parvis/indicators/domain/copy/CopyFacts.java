// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.database.ResultRow;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.domain.FactReader;
import fr.parvis.indicators.domain.FactStatement;
import fr.parvis.indicators.domain.FactStatement.Value;
import fr.parvis.values.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads facts from one state of the copy: codes go in and come out as its numbers. Sums of whole years are taken from what is kept, where they did not change,
 * else from the sums that the copy holds ({@link RequestSums}), where these know them.
 *
 * @param state of what is kept, before this state of the copy was looked at
 */
record CopyFacts(JdbcClient copy, CopyCodes codes, KeptYears years, long state) implements FactReader {

    /** Of the facts alone. */
    CopyFacts(JdbcClient copy, CopyCodes codes) {
        this(copy, codes, new KeptYears(), KeptYears.NONE);
    }

    @Override
    public void read(FactStatement statement, BiConsumer<List<String>, long[]> row) {
        var period = statement.period();
        int first = period.from().getYear() + (period.from().getDayOfYear() == 1 ? 0 : 1);
        boolean ends = period.to().equals(Period.ofYear(period.to().getYear()).to());
        int last = Math.min(period.to().getYear() - (ends ? 0 : 1), years.latest() - 1);
        if (state == KeptYears.NONE || last < first || isOfItsLastDay(statement)) {
            scan(statement, row);
            return;
        }
        var whole = new Period(Period.ofYear(first).from(), Period.ofYear(last).to());
        var sums = new HashMap<List<String>, long[]>();
        ofYears(statement.during(whole)).forEach((codes, values) -> sums.put(codes, values.clone()));
        if (period.from().isBefore(whole.from()))
            add(statement.during(new Period(period.from(), whole.from().minusDays(1))), sums);
        if (period.to().isAfter(whole.to()))
            add(statement.during(new Period(whole.to().plusDays(1), period.to())), sums);
        sums.forEach(row);
    }

    /** Families of themes are those of the period's last day. */
    private static boolean isOfItsLastDay(FactStatement statement) {
        return statement.by().contains(Dimension.FAMILY) || statement.filters().containsKey(Dimension.FAMILY);
    }

    private Map<List<String>, long[]> ofYears(FactStatement statement) {
        var kept = years.find(statement, state);
        if (kept != null) return kept;
        var read = new HashMap<List<String>, long[]>();
        scan(RequestSums.instead(statement), read::put);
        years.keep(statement, read, state);
        return read;
    }

    private void add(FactStatement statement, Map<List<String>, long[]> sums) {
        scan(
                statement,
                (codes, values) -> sums.merge(codes, values, (one, other) -> {
                    for (int i = 0; i < one.length; i++) one[i] += other[i];
                    return one;
                }));
    }

    private void scan(FactStatement statement, BiConsumer<List<String>, long[]> row) {
        copy.sql(statement.sql())
                .params(statement.values().stream().map(this::bound).toList())
                .query(ResultRow.each(
                        result -> row.accept(codes(statement, result), FactReader.values(statement, result))));
    }

    private Object bound(Value value) {
        return switch (value) {
            case Value.Day day -> day.day();
            case Value.Account _ -> throw new IllegalArgumentException("the copy knows no account");
            case Value.Code code -> {
                if (code.dimension() == Dimension.DAY) yield FactReader.day(code.code());
                yield code.dimension().isTime()
                        ? FactReader.number(code.code())
                        : codes.find(code.dimension(), code.code());
            }
        };
    }

    private List<String> codes(FactStatement statement, ResultRow result) {
        var said = new ArrayList<String>();
        for (int i = 0; i < statement.by().size(); i++) {
            var dimension = statement.by().get(i);
            var text = result.textOrNull("d" + i);
            if (text == null) said.add("");
            else said.add(dimension.isTime() ? text : codes.code(dimension, Integer.parseInt(text)));
        }
        return said;
    }
}
