// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Each shipped indicator, whole and by each of its dimensions: those of one fact by one dimension are one statement. */
public final class ShippedQuestions {
    private ShippedQuestions() {}

    /**
     * One of them.
     *
     * @param id fact and dimension: {@code request-by-theme}; the fact alone for the whole
     */
    public record Asked(String id, FactStatement statement) {}

    public static List<Asked> of(Extent extent, Period period) {
        var rows = new FactSql.Rows(extent, period);
        var all = new ArrayList<Asked>();
        for (var fact : Fact.COPIED) {
            var ofFact = ShippedIndicators.ALL.stream()
                    .filter(one -> one.fact() == fact)
                    .toList();
            if (ofFact.isEmpty()) continue;
            var name = FactTables.name(fact);
            all.add(new Asked(name, FactSql.of(rows, ofFact, List.of(), Map.of())));
            for (Dimension by : ofFact.getFirst().dimensions())
                all.add(new Asked(name + "-by-" + by.key(), FactSql.of(rows, ofFact, List.of(by), Map.of())));
        }
        return all;
    }
}
