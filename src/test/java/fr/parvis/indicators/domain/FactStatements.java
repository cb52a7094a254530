// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.indicators.Dimension;
import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import java.util.List;
import java.util.Map;

/** Statements of shipped indicators of one fact, for tests of engines. */
public final class FactStatements {
    private FactStatements() {}

    public static FactStatement of(
            Extent extent, Period period, List<String> keys, List<Dimension> by, Map<Dimension, List<String>> filters) {
        return FactSql.of(
                new FactSql.Rows(extent, period),
                keys.stream()
                        .map(key -> ShippedIndicators.ALL.stream()
                                .filter(one -> one.key().equals(key))
                                .findAny()
                                .orElseThrow())
                        .toList(),
                by,
                filters);
    }
}
