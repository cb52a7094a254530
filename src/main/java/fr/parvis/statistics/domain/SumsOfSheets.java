// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.network.Extent;
import fr.parvis.statistics.SheetSums;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The sums of the sheets by the names of their dimensions. */
@Component
class SumsOfSheets implements SheetSums {
    private final Figures figures;

    SumsOfSheets(Figures figures) {
        this.figures = figures;
    }

    @Override
    public Map<String, Map<String, List<Long>>> ofAssociation(UUID association, LocalDate from, LocalDate to) {
        var sums = new HashMap<String, Map<String, List<Long>>>();
        figures.of(new Extent.OfAssociation(association), new Period(from, to))
                .lines()
                .forEach((dimension, lines) -> {
                    var byCode = new HashMap<String, List<Long>>();
                    for (var line : lines)
                        if (!line.now().equals(Sum.NOTHING))
                            byCode.put(
                                    line.code(),
                                    List.of(
                                            line.now().visits(),
                                            line.now().persons(),
                                            line.now().requests(),
                                            line.now().minutes()));
                    if (!byCode.isEmpty()) sums.put(dimension.name(), byCode);
                });
        return sums;
    }
}
