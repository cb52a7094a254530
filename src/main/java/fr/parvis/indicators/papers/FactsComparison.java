// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.papers;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.domain.CompareWithSheets;
import fr.parvis.indicators.domain.copy.FigureCopy;
import fr.parvis.network.LocalDays;
import fr.parvis.statistics.FiguresComparison;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Reports differences between the figures of the explorer and those of the sheets. The copy is compared where no other Parvis uses it;
 * otherwise the facts of the database are.
 */
@Component
class FactsComparison implements FiguresComparison {
    private static final int YEARS = 5;

    private final CompareWithSheets compare;
    private final Indicators indicators;
    private final FigureCopy copy;
    private final Associations associations;
    private final LocalDays days;

    FactsComparison(
            CompareWithSheets compare,
            Indicators indicators,
            FigureCopy copy,
            Associations associations,
            LocalDays days) {
        this.compare = compare;
        this.indicators = indicators;
        this.copy = copy;
        this.associations = associations;
        this.days = days;
    }

    @Override
    public List<String> differences() {
        copy.openIfThere();
        var found = compare.handle(indicators, days.today().getYear() - YEARS);
        var told = new ArrayList<String>();
        for (var one : found)
            told.add(associations.find(one.association()).map(Association::name).orElse("") + ", " + one.year() + " : "
                    + one.codes() + " écarts entre l'explorateur et les feuilles");
        var sums = copy.differingSums();
        if (sums.isEmpty())
            told.add("les sommes de la copie des chiffres n'ont pas pu être comparées, voir le journal");
        else if (sums.getAsInt() > 0)
            told.add(sums.getAsInt() + " écarts entre les sommes de la copie des chiffres et ses demandes");
        return told;
    }
}
