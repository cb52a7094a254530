// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.domain.TranslationRow;
import java.time.LocalDate;
import java.util.List;

/**
 * Content of the page of a crosswalk.
 *
 * @param missing codes of the day that count as nothing yet, in words
 */
public record CrosswalkView(
        OutsideList list,
        LocalDate date,
        String theme,
        String operator,
        boolean toConfirm,
        List<Line> lines,
        List<String> missing) {

    /** One row, in words; an empty part stands for any. */
    public record Line(
            TranslationRow row,
            String theme,
            String operator,
            String presence,
            String level,
            String trait,
            String as,
            String href) {}
}
