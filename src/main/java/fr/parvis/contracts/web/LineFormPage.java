// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * Form of a line with its rule.
 *
 * @param chosen codes that were ticked, by field
 */
public record LineFormPage(
        String action,
        String back,
        String contract,
        String title,
        Map<String, String> sent,
        Map<String, List<String>> chosen,
        Problems problems,
        List<Option> units,
        List<Option> payments,
        List<Option> counts,
        List<Option> themes,
        List<Option> operators,
        List<Option> presences,
        List<Option> kinds,
        List<Option> points) {

    public List<String> of(String field) {
        return chosen.getOrDefault(field, List.of());
    }
}
