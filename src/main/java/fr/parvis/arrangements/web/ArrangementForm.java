// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The form of an arrangement.
 *
 * @param partner name of the partner in the directory
 * @param typed values of the fields
 * @param folderThere whether the installation watches a folder
 */
public record ArrangementForm(
        String id,
        boolean fresh,
        int version,
        String partnerId,
        String partner,
        Map<String, String> typed,
        List<String> fieldsIn,
        List<String> fieldsOut,
        List<Option> matters,
        List<Option> possibleIn,
        List<Option> possibleOut,
        List<Option> controllers,
        List<Option> bases,
        List<Option> informers,
        List<Option> weekdays,
        boolean folderThere,
        Problems problems) {

    public String of(String field) {
        return Objects.requireNonNullElse(typed.get(field), "");
    }
}
