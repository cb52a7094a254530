// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Indicator;
import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One statement on facts: a text that is the same for every engine, and what stands for its question marks, in order. Each engine says codes
 * in its own way. Its result has the columns {@code d0}, {@code d1} … (codes of {@code by}) and {@code m0}, {@code m1} … (whole numbers of
 * {@code indicators}); extent, period and filters are what it was made from.
 */
public record FactStatement(
        String sql,
        List<Value> values,
        List<Dimension> by,
        List<Indicator> indicators,
        Extent extent,
        Period period,
        Map<Dimension, List<String>> filters) {

    public FactStatement {
        values = List.copyOf(values);
        by = List.copyOf(by);
        indicators = List.copyOf(indicators);
    }

    /** This statement about other days. Sums of adjoining periods add up to those of all their days. */
    public FactStatement during(Period other) {
        return FactSql.of(new FactSql.Rows(extent, other), indicators, by, filters);
    }

    /**
     * This statement about whole years, read from sums of the facts.
     *
     * @param sums table, or a select in brackets, with the {@code year}, the dimensions that are {@linkplain #named}, the {@code number} of facts and the
     *     sum of each measure
     */
    public FactStatement ofSums(String sums) {
        return FactSql.ofSums(sums, new FactSql.Rows(extent, period), indicators, by, filters);
    }

    /** Dimensions that it names. */
    public Set<Dimension> named() {
        return FactSql.named(by, filters, indicators);
    }

    /** Value of a placeholder. */
    public sealed interface Value {
        /** A code of a dimension. */
        record Code(Dimension dimension, String code) implements Value {}

        record Day(LocalDate day) implements Value {}

        /** An account; only the database itself knows them. */
        record Account(UUID id) implements Value {}
    }
}
