// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.nomenclature.OutsideList;
import fr.parvis.shell.Option;
import java.util.List;

/**
 * Content of the page that changes a row of a crosswalk.
 *
 * @param subject the acts or the code that the row speaks of, in words
 * @param rows the rows with that key that stand now
 * @param history those that stood before
 * @param options codes of the outside list
 * @param traits codes of the list of ours that is translated, if it is one
 */
public record RowView(
        OutsideList list,
        boolean isNew,
        boolean several,
        String subject,
        List<CrosswalkView.Line> rows,
        List<CrosswalkView.Line> history,
        List<Option> options,
        List<Option> traits) {}
