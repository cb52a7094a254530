// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * A letter that is kept nowhere.
 *
 * @param templates to choose from; empty once one is chosen
 * @param template code of the one that was chosen
 * @param values its parts under the names of their fields
 * @param gaps gaps still to fill in
 * @param ready whether nothing is missing: it can be printed
 * @param query search text in the directory; empty when nothing was looked for
 */
public record UnkeptLetterPage(
        List<Option> templates,
        String template,
        boolean attestation,
        Map<String, String> values,
        List<String> gaps,
        boolean ready,
        boolean draws,
        String query,
        List<LetterPage.Found> found,
        Problems problems) {

    public String value(String field) {
        return values.getOrDefault(field, "");
    }
}
