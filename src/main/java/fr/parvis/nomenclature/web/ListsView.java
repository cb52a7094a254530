// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.OutsideList;
import java.util.List;

/**
 * Content of the page of all lists.
 *
 * @param revision number of changes since the beginning
 */
public record ListsView(List<Line> lists, List<OutsideLine> outside, long revision) {

    /** @param held codes that hold today */
    public record Line(CodeList list, long held) {}

    /**
     * @param rows rows of the crosswalk that stand
     * @param toConfirm those that are still to be confirmed
     */
    public record OutsideLine(OutsideList list, long codes, long rows, long toConfirm) {}
}
