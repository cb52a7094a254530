// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The register of households that do not want to be contacted: what may be shown of it, and the form.
 *
 * @param counts number of marks of each kind, in words
 */
public record ObjectionsPage(List<String> counts, List<Option> partners, Map<String, String> typed, Problems problems) {
    public String of(String field) {
        return Objects.requireNonNullElse(typed.get(field), "");
    }
}
