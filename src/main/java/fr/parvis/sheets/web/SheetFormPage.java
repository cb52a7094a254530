// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * The form of a sheet.
 *
 * @param action address that prints it
 * @param about its visit or case, in one line
 * @param values values typed or proposed, by field
 * @param points none when there is but one
 * @param cards cards that may go with it
 * @param back address of the page before, and its name
 */
public record SheetFormPage(
        String id,
        String action,
        String about,
        Map<String, String> values,
        List<Option> languages,
        List<Option> points,
        List<Option> kinds,
        List<Option> cards,
        String today,
        String back,
        String backLabel,
        Problems problems) {

    public String value(String name) {
        return values.getOrDefault(name, "");
    }
}
